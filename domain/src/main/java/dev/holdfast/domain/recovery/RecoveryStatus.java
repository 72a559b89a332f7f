package dev.holdfast.domain.recovery;

import java.util.Locale;

/** The name of a recovery's state, by which recoveries are listed. */
public enum RecoveryStatus {
  ACCEPTED,
  RUNNING,
  CANCELING,
  SUCCEEDED,
  SUCCEEDED_WITH_WARNING,
  FAILED,
  CANCELED;

  /** As a sentence has it, such as "succeeded with warning". */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

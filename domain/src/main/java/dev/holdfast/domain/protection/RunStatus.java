package dev.holdfast.domain.protection;

import java.util.Locale;

/** The name of a run's state, by which runs are listed. */
public enum RunStatus {
  ACCEPTED,
  RUNNING,
  PAUSED,
  CANCELING,
  SUCCEEDED,
  SUCCEEDED_WITH_WARNING,
  FAILED,
  CANCELED,
  MISSED;

  /** As a sentence has it, such as "succeeded with warning". */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

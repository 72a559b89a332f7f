package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.RunStatus;
import java.util.Optional;

/** States of runs in the words of searches, which call a paused run one that is on hold. */
final class RunStates {
  private static final String ON_HOLD = "OnHold";

  private RunStates() {}

  static String of(RunStatus status) {
    return status == RunStatus.PAUSED ? ON_HOLD : Words.of(status);
  }

  /** The state; empty if no run is ever in one that the word means. */
  static Optional<RunStatus> read(String word) {
    return word.equals(ON_HOLD) ? Optional.of(RunStatus.PAUSED) : Words.find(word, RunStatus.class);
  }
}

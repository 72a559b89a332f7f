package dev.holdfast.domain.protection;

import java.util.Set;

/**
 * When operators hear of a run of a group.
 *
 * @param occasions of the run as a whole
 * @param onObjectFailure one more alert for each object that failed for good
 * @param onEachFailedAttempt one more alert for each attempt at an object that failed
 */
public record Alerting(
    Set<Occasion> occasions, boolean onObjectFailure, boolean onEachFailedAttempt) {
  public static final Alerting NONE = new Alerting(Set.of(), false, false);

  public Alerting {
    occasions = Set.copyOf(occasions);
  }

  /** What an alert can be about. */
  public enum Occasion {
    SUCCESS,
    WARNING,
    FAILURE,
    SLA_VIOLATION
  }
}

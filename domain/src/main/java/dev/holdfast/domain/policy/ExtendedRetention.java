package dev.holdfast.domain.policy;

/** Keeps the first eligible run of each block of periods for a time of its own. */
public record ExtendedRetention(ExtendedPeriods periods, Retention retention) {

  /** The same with a lock that stands in for one of its own. */
  ExtendedRetention lockedBy(Datalock policyLock) {
    return new ExtendedRetention(periods, retention.orLockedBy(policyLock));
  }
}

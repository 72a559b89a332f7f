package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.KeepReason.OfRunType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the snapshots of a run are kept, and why.
 *
 * @param expiry from when on they are not; never before the end of the lock
 * @param reasons one for each retention that applies, then the lock if there is one
 */
public record SnapshotLife(Instant expiry, SnapshotLock lock, List<KeepReason> reasons) {

  public SnapshotLife {
    reasons = List.copyOf(reasons);
  }

  /**
   * The life by base retentions alone, as on-demand runs have it: the latest expiry of them counts.
   *
   * @param start when the run was due or asked for
   * @param base at least one
   */
  public static SnapshotLife of(RunType type, Instant start, List<Retention> base) {
    return of(type, start, base, List.of());
  }

  /** The same with the extended retentions that apply. */
  static SnapshotLife of(
      RunType type, Instant start, List<Retention> base, List<KeepReason.Extended> extended) {
    List<KeepReason> reasons = new ArrayList<>();
    SnapshotLock lock = new SnapshotLock.None();
    for (Retention retention : base) {
      reasons.add(new OfRunType(type, retention, retention.keeps(start)));
      lock = lock.and(retention.locks(start));
    }
    for (KeepReason.Extended one : extended) {
      reasons.add(one);
      lock = lock.and(one.rule().retention().locks(start));
    }
    Instant expiry = reasons.stream().map(KeepReason::until).max(Instant::compareTo).orElseThrow();
    if (lock instanceof SnapshotLock.Until(DatalockMode mode, Instant end)) {
      reasons.add(new KeepReason.Locked(mode, end));
    }
    return new SnapshotLife(expiry, lock, reasons);
  }
}

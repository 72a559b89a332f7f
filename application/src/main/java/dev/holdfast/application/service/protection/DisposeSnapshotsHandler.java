package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Removes snapshots that are over from a repository, and has their space given back later. */
public final class DisposeSnapshotsHandler implements JobHandler {
  private static final int SNAPSHOTS_AT_ONCE = 500;

  private final KeptSnapshots kept;
  private final SnapshotStore snapshots;
  private final Jobs jobs;
  private final Duration pruneDelay;
  private final InstantSource clock;
  private final RandomGenerator chance;

  /**
   * A handler of removals.
   *
   * @param pruneDelay from a removal to the prune: what is removed meanwhile costs no prune of its
   *     own
   */
  public DisposeSnapshotsHandler(
      KeptSnapshots kept,
      SnapshotStore snapshots,
      Jobs jobs,
      Duration pruneDelay,
      InstantSource clock,
      RandomGenerator chance) {
    this.kept = kept;
    this.snapshots = snapshots;
    this.jobs = jobs;
    this.pruneDelay = pruneDelay;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public Ending work(JobRun run) {
    TenantId tenant = run.job().tenant();
    List<KeptSnapshot> over = kept.toDispose(tenant, SNAPSHOTS_AT_ONCE);
    while (!over.isEmpty()) {
      if (!run.mayGoOn()) {
        return run.interrupted();
      }
      List<Clearance> cleared = cleared(over);
      snapshots.forget(tenant, cleared);
      kept.disposed(cleared);
      over = kept.toDispose(tenant, SNAPSHOTS_AT_ONCE);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    jobs.addUnlessOpen(PruneHandler.job(tenant, now, chance), now.plus(pruneDelay));
    return jobs.complete(run.lease(), now) ? new Ending.Completed() : run.lost();
  }

  @Override
  public void undo(Job job) {}

  @Override
  public void cleanUp(Job job) {}

  @Override
  public void cleanUpAllBut(List<String> subjects) {}

  /** The catalogue has marked them as over, so the guard has spoken once before. */
  private static List<Clearance> cleared(List<KeptSnapshot> over) {
    List<Clearance> cleared = new ArrayList<>();
    for (KeptSnapshot snapshot : over) {
      switch (SnapshotGuard.disposal(snapshot)) {
        case Verdict.Cleared(Clearance clearance) -> cleared.add(clearance);
        case Verdict.Refused(String reason) ->
            throw new IllegalStateException(
                "Snapshot " + snapshot.id() + " was to be removed. " + reason);
      }
    }
    return cleared;
  }
}

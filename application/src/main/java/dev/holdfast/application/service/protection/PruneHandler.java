package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Pruned;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.tenant.TenantId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Gives back the space of what no snapshot needs. A prune that would destroy what a live snapshot
 * needs is refused by the store, which is told every one of them.
 */
public final class PruneHandler implements JobHandler {
  private final KeptSnapshots kept;
  private final SnapshotStore snapshots;
  private final Jobs jobs;
  private final InstantSource clock;

  public PruneHandler(KeptSnapshots kept, SnapshotStore snapshots, Jobs jobs, InstantSource clock) {
    this.kept = kept;
    this.snapshots = snapshots;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public Ending work(JobRun run) {
    TenantId tenant = run.job().tenant();
    return switch (snapshots.prune(tenant, kept.live(tenant), run::mayGoOn)) {
      case Pruned.Freed freed ->
          jobs.complete(run.lease(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
              ? new Ending.Completed()
              : run.lost();
      case Pruned.Interrupted() -> run.interrupted();
    };
  }

  @Override
  public void undo(Job job) {}

  @Override
  public void cleanUp(Job job) {}

  @Override
  public void cleanUpAllBut(List<String> subjects) {}
}

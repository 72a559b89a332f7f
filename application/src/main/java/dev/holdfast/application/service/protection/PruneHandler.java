package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Pruned;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives back the space of what no snapshot needs. A prune that would destroy what a live snapshot
 * needs is refused by the store, which is told every one of them.
 */
public final class PruneHandler implements JobHandler {
  /** Whatever stands against a prune for an hour is not asked more often whether it has passed. */
  private static final Duration AFTER_FAILURE = Duration.ofDays(1);

  private final KeptSnapshots kept;
  private final SnapshotStore snapshots;
  private final Jobs jobs;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public PruneHandler(
      KeptSnapshots kept,
      SnapshotStore snapshots,
      Jobs jobs,
      InstantSource clock,
      RandomGenerator chance) {
    this.kept = kept;
    this.snapshots = snapshots;
    this.jobs = jobs;
    this.clock = clock;
    this.chance = chance;
  }

  /** A prune of the tenant that is not to begin yet. */
  static Job job(TenantId tenant, Instant now, RandomGenerator chance) {
    return new Job(
        JobId.random(chance), tenant, JobKind.PRUNE, tenant.value(), now, new NotStarted());
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

  /** The space is wanted all the same, and nobody else would ask for it. */
  @Override
  public boolean fail(JobRun run, Failed failed) {
    boolean isFailed = run.fail(failed);
    if (isFailed) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      jobs.addUnlessOpen(job(run.job().tenant(), now, chance), now.plus(AFTER_FAILURE));
    }
    return isFailed;
  }

  @Override
  public void undo(Job job) {}

  @Override
  public void cleanUp(Job job) {}

  @Override
  public void cleanUpAllBut(List<String> subjects) {}
}

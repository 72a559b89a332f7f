package dev.holdfast.application.service.search;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Urgency;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Follows the changes of a tenant's snapshots in their order, so that those of a line are indexed
 * one after the other, and those that are over before their turn not at all.
 */
public final class FileIndexingHandler implements JobHandler {
  private static final int CHANGES_AT_ONCE = 200;

  /** What stood against it for an hour is not asked more often whether it has passed. */
  private static final Duration AFTER_FAILURE = Duration.ofHours(6);

  private final KeptSnapshots kept;
  private final FileIndex index;
  private final SnapshotIndexing indexing;
  private final Jobs jobs;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public FileIndexingHandler(
      KeptSnapshots kept,
      FileIndex index,
      SnapshotIndexing indexing,
      Jobs jobs,
      InstantSource clock,
      RandomGenerator chance) {
    this.kept = kept;
    this.index = index;
    this.indexing = indexing;
    this.jobs = jobs;
    this.clock = clock;
    this.chance = chance;
  }

  /** Whatever else waits is more urgent. */
  static Job job(TenantId tenant, Instant now, RandomGenerator chance) {
    return new Job(
        JobId.random(chance),
        tenant,
        JobKind.FILE_INDEXING,
        tenant.value(),
        Urgency.LOW,
        now,
        new NotStarted());
  }

  @Override
  public Ending work(JobRun run) {
    TenantId tenant = run.job().tenant();
    beginAnewIfAhead(tenant);
    List<Changed> changes = changes(tenant);
    while (!changes.isEmpty()) {
      if (!follow(tenant, changes, run)) {
        return run.interrupted();
      }
      changes = changes(tenant);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return jobs.complete(run.lease(), now) ? new Ending.Completed() : run.lost();
  }

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

  private List<Changed> changes(TenantId tenant) {
    return kept.changedSince(tenant, index.position(tenant), CHANGES_AT_ONCE);
  }

  /** A catalogue that was brought back from a copy knows less than the index has followed. */
  private void beginAnewIfAhead(TenantId tenant) {
    if (index.position(tenant) > kept.revisions().getOrDefault(tenant, 0L)) {
      index.beginAnew(tenant);
    }
  }

  /** Brings the first one in, or takes all out that follow each other as over. */
  private boolean follow(TenantId tenant, List<Changed> changes, JobRun run) {
    Changed first = changes.getFirst();
    if (first.snapshot().isLive()) {
      return indexing.index(first, run::mayGoOn);
    }
    List<SnapshotId> over = new ArrayList<>();
    long revision = first.revision();
    for (Changed change : changes) {
      if (change.snapshot().isLive()) {
        break;
      }
      over.add(change.snapshot().id());
      revision = change.revision();
    }
    return index.leaveOut(new Over(tenant, over, revision), run::mayGoOn);
  }
}

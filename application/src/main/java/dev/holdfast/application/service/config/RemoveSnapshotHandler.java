package dev.holdfast.application.service.config;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Removes the snapshot of a backup that was deleted. Doing so again changes nothing. */
public final class RemoveSnapshotHandler implements JobHandler {
  private final Jobs jobs;
  private final SnapshotStore snapshots;
  private final InstantSource clock;

  public RemoveSnapshotHandler(Jobs jobs, SnapshotStore snapshots, InstantSource clock) {
    this.jobs = jobs;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public Ending work(JobRun run) {
    Job job = run.job();
    SnapshotId snapshot = new SnapshotId(job.subject());
    snapshots.forget(job.tenant(), List.of(SnapshotGuard.unprotected(job.tenant(), snapshot)));
    return jobs.complete(run.lease(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
        ? new Ending.Completed()
        : run.lost();
  }

  @Override
  public void undo(Job job) {
    // A removal makes nothing.
  }

  @Override
  public void cleanUp(Job job) {
    // A removal is made of nothing.
  }

  @Override
  public void cleanUpAllBut(List<String> subjects) {
    // What a removal has not removed, its job still names.
  }
}

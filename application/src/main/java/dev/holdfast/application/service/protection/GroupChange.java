package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.ProtectionGroups.Change;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import java.util.List;
import java.util.stream.Stream;

/** Puts a change of a group together, a part at a time. */
record GroupChange(
    ProtectionGroup group,
    List<Run> runs,
    List<KeptSnapshot> snapshots,
    List<Job> jobs,
    List<JobId> hastened,
    List<AuditEntry> audit) {

  static GroupChange of(ProtectionGroup group) {
    return new GroupChange(group, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  GroupChange with(ProtectionGroup newGroup) {
    return new GroupChange(newGroup, runs, snapshots, jobs, hastened, audit);
  }

  GroupChange with(Run run) {
    return new GroupChange(group, and(runs, run), snapshots, jobs, hastened, audit);
  }

  GroupChange with(KeptSnapshot snapshot) {
    return new GroupChange(group, runs, and(snapshots, snapshot), jobs, hastened, audit);
  }

  /** With a job, and the run that it works on. */
  GroupChange with(Run run, Job job) {
    return new GroupChange(
        group, and(runs, run.workedOnBy(job.id())), snapshots, and(jobs, job), hastened, audit);
  }

  /** With a run whose worker must see at once what has become of it. */
  GroupChange withHastened(Run run) {
    List<JobId> more = run.job() == null ? hastened : and(hastened, run.job());
    return new GroupChange(group, and(runs, run), snapshots, jobs, more, audit);
  }

  GroupChange with(AuditEntry entry) {
    return new GroupChange(group, runs, snapshots, jobs, hastened, and(audit, entry));
  }

  /** As a client or the scheduler makes it. */
  Change made() {
    return new Change(group, runs, snapshots, jobs, hastened, null, false, audit);
  }

  /** As the worker makes it that holds a lease. */
  Change madeUnder(Lease lease) {
    return new Change(group, runs, snapshots, jobs, hastened, lease, false, audit);
  }

  /** As the worker makes it whose job ends with it. */
  Change endingJob(Lease lease) {
    return new Change(group, runs, snapshots, jobs, hastened, lease, true, audit);
  }

  private static <T> List<T> and(List<T> list, T more) {
    return Stream.concat(list.stream(), Stream.of(more)).toList();
  }
}

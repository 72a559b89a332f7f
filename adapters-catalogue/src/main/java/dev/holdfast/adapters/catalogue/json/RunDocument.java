package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored, but for its ids and its type.
 *
 * @param job as text
 */
public record RunDocument(
    String groupName,
    RunCause cause,
    List<Retention> retentions,
    RunState state,
    List<ObjectRun> objects,
    @Nullable Instant granted,
    @Nullable Instant slaEnd,
    @Nullable SnapshotLife life,
    @Nullable String job) {

  public static RunDocument of(Run run) {
    JobId job = run.job();
    return new RunDocument(
        run.groupName(),
        run.cause(),
        run.retentions(),
        run.state(),
        run.objects(),
        run.granted(),
        run.slaEnd(),
        run.life(),
        job == null ? null : job.toString());
  }

  public Run run(RunId id, TenantId tenant, GroupId group, RunType type) {
    return new Run(
        id,
        tenant,
        group,
        groupName,
        type,
        cause,
        retentions,
        state,
        objects,
        granted,
        slaEnd,
        life,
        job == null ? null : jobId(job));
  }

  private static JobId jobId(String text) {
    return JobId.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not the id of a job: " + text));
  }
}

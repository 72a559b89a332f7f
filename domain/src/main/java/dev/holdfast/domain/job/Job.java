package dev.holdfast.domain.job;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A long action and where it stands.
 *
 * @param subject what the job works on, in the terms of its kind: the staged file of an upload, the
 *     snapshot of a removal
 * @param urgency which of several jobs that wait is begun first
 */
public record Job(
    JobId id,
    TenantId tenant,
    JobKind kind,
    String subject,
    Urgency urgency,
    Instant created,
    JobState state) {

  /** A job that is no more urgent than others. */
  public Job(
      JobId id, TenantId tenant, JobKind kind, String subject, Instant created, JobState state) {
    this(id, tenant, kind, subject, Urgency.MEDIUM, created, state);
  }

  /** The same job in another state. */
  public Job in(JobState newState) {
    return new Job(id, tenant, kind, subject, urgency, created, newState);
  }
}

package dev.holdfast.domain.job;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A long action and where it stands.
 *
 * @param subject what the job works on, in the terms of its kind: the staged file of an upload, the
 *     snapshot of a removal
 */
public record Job(
    JobId id, TenantId tenant, JobKind kind, String subject, Instant created, JobState state) {}

package dev.holdfast.domain.audit;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * One thing that somebody did. Entries are added and never changed.
 *
 * @param principal the client or user, as people know it
 * @param action a dotted, lower-case name that never changes, such as {@code snapshot.hold.set}
 * @param subject what it was done to, in the terms of the action
 * @param detail a sentence for a person; may be empty
 */
public record AuditEntry(
    TenantId tenant, Instant at, String principal, String action, String subject, String detail) {}

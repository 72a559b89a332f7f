package dev.holdfast.domain.source;

import dev.holdfast.domain.tenant.TenantId;

/**
 * Something that can be protected, or once could: a host. It outlives its registration, since
 * snapshots of it may.
 *
 * @param name as its registration, the last if there is none, called it
 * @param isRegistered whether it is registered now
 */
public record SourceObject(
    ObjectId id, TenantId tenant, String name, OsType osType, boolean isRegistered) {}

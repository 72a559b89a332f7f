package dev.holdfast.domain.tenant;

import java.time.Instant;

/** An owner of configuration, sources and one backup repository. */
public record Tenant(TenantId id, Instant created) {}

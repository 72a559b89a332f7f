package dev.holdfast.domain.policy;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * What the groups that name it have in common: when they run and how long snapshots stay.
 *
 * @param modified when it was last changed, to the microsecond
 */
public record Policy(PolicyId id, TenantId tenant, PolicySettings settings, Instant modified) {}

package dev.holdfast.domain.policy;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What the groups that name it have in common: when they run and how long snapshots stay.
 *
 * @param description may be empty
 * @param extended keep some snapshots longer than their run type says
 * @param lock of every retention that has none of its own: {@link Datalock.Unlocked} or {@link
 *     Datalock.WholeRetention}
 * @param storedOnly what is kept for the client and never obeyed here, by the names that the
 *     published API gives it; empty where there is nothing
 * @param modified when it was last changed, to the microsecond
 */
public record Policy(
    PolicyId id,
    TenantId tenant,
    String name,
    String description,
    RegularBackups regular,
    List<ExtendedRetention> extended,
    List<BlackoutWindow> blackouts,
    RetryOptions retries,
    RunTimeouts timeouts,
    Datalock lock,
    JsonObject storedOnly,
    Instant modified) {

  public Policy {
    extended = List.copyOf(extended);
    blackouts = List.copyOf(blackouts);
    if (lock instanceof Datalock.Limited) {
      throw new IllegalArgumentException("The lock of a whole policy has no length of its own");
    }
  }
}

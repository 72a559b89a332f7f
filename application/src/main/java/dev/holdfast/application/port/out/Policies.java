package dev.holdfast.application.port.out;

import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.PolicyUse;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of every tenant; each change is one transaction, durable on return. */
public interface Policies {
  /** Two policies of a tenant never share a name. Names are compared as they are written. */
  sealed interface Change {
    record Done() implements Change {}

    /** Another policy has the name; nothing is changed. */
    record NameTaken(PolicyId holder) implements Change {}

    /** Somebody else changed it since it was read; nothing is changed. */
    record Stale() implements Change {}

    /** The tenant has no such policy. */
    record NotThere() implements Change {}

    /** Undeleted groups use it; nothing is changed. */
    record InUse(List<String> groupNames) implements Change {
      public InUse {
        groupNames = List.copyOf(groupNames);
      }
    }
  }

  /**
   * Which policies to list.
   *
   * @param ids only these; all if there are none
   * @param names only these; all if there are none
   */
  record Query(Set<PolicyId> ids, Set<String> names) {
    public static final Query ALL = new Query(Set.of(), Set.of());

    public Query {
      ids = Set.copyOf(ids);
      names = Set.copyOf(names);
    }
  }

  /** Adds a policy; {@code Done} or {@code NameTaken}. */
  Change add(Policy policy);

  Optional<Policy> find(TenantId tenant, PolicyId id);

  /** By name, then id. */
  List<Policy> list(TenantId tenant, Query query);

  /**
   * Puts a policy in the place of the one with its id, and has its groups looked at again by the
   * scheduler at once; anything but {@code InUse}. It is a change of each of these groups: who has
   * read one before decides anew.
   *
   * @param read when the one that is replaced was last modified
   */
  Change replace(Policy changed, Instant read, Instant now);

  /**
   * Removes a policy that no undeleted group uses; {@code Done}, {@code NotThere}, {@code InUse}.
   */
  Change remove(TenantId tenant, PolicyId id);

  /** Policies that nobody uses are left out. */
  Map<PolicyId, PolicyUse> uses(TenantId tenant, Set<PolicyId> ids);

  /** Those of the policies that {@linkplain PolicySettings#protectsOnce() protect once}. */
  Set<PolicyId> protectingOnce(TenantId tenant, Set<PolicyId> among);
}

package dev.holdfast.application.port.in.policy;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.PolicyUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes policies. To read needs {@code PROTECTION_POLICY_VIEW}, to change needs {@code
 * PROTECTION_POLICY_MODIFY}.
 */
public interface ManagePolicies {

  /**
   * Makes a policy.
   *
   * @throws dev.holdfast.domain.error.StateConflictException if another policy has the name
   */
  Policy create(Principal principal, PolicySettings settings);

  /**
   * By name, then id.
   *
   * @param ids only these; all if there are none
   * @param names only these; all if there are none
   */
  List<Policy> list(Principal principal, Set<PolicyId> ids, Set<String> names);

  /** What undeleted groups make of policies; those that nobody uses are left out. */
  Map<PolicyId, PolicyUse> uses(Principal principal, Set<PolicyId> ids);

  /** One policy; empty if the tenant has none of this id. */
  Optional<Policy> find(Principal principal, PolicyId id);

  /**
   * Gives a policy other settings. They bear on runs that begin from now on; snapshots that are
   * there stay as long as they were to.
   *
   * @param read when the policy that the caller read was last modified; null to replace any
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.StateConflictException if another policy has the name, or
   *     somebody else changed this one since it was read
   */
  Policy replace(Principal principal, PolicyId id, PolicySettings settings, @Nullable Instant read);

  /**
   * Deletes a policy.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.StateConflictException if undeleted groups use it
   */
  void delete(Principal principal, PolicyId id);
}

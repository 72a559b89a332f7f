package dev.holdfast.application.service.policy;

import dev.holdfast.application.port.in.policy.ManagePolicies;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Policies.Change;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyCheck;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.PolicyUse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes policies down, and tells in words what stands against it. */
public final class ManagePoliciesService implements ManagePolicies {
  /** A person looks at a few names; more would only hide them. */
  private static final int NAMES_SHOWN_MAX = 5;

  private final Policies policies;
  private final Numbers numbers;
  private final InstantSource clock;

  public ManagePoliciesService(Policies policies, Numbers numbers, InstantSource clock) {
    this.policies = policies;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public Policy create(Principal principal, PolicySettings settings) {
    principal.require(Privilege.PROTECTION_POLICY_MODIFY);
    PolicyCheck.check(settings, clock.instant());
    PolicyId id = new PolicyId(numbers.next());
    Policy policy = new Policy(id, principal.tenant(), settings, now());
    requireDone(policies.add(policy), id, settings.name());
    return policy;
  }

  @Override
  public List<Policy> list(Principal principal, Set<PolicyId> ids, Set<String> names) {
    principal.require(Privilege.PROTECTION_POLICY_VIEW);
    return policies.list(principal.tenant(), new Policies.Query(ids, names));
  }

  @Override
  public Map<PolicyId, PolicyUse> uses(Principal principal, Set<PolicyId> ids) {
    principal.require(Privilege.PROTECTION_POLICY_VIEW);
    return policies.uses(principal.tenant(), ids);
  }

  @Override
  public Optional<Policy> find(Principal principal, PolicyId id) {
    principal.require(Privilege.PROTECTION_POLICY_VIEW);
    return policies.find(principal.tenant(), id);
  }

  @Override
  public Policy replace(
      Principal principal, PolicyId id, PolicySettings settings, @Nullable Instant read) {
    principal.require(Privilege.PROTECTION_POLICY_MODIFY);
    PolicyCheck.check(settings, clock.instant());
    Policy present = policies.find(principal.tenant(), id).orElseThrow(() -> missing(id));
    Instant readThen = read == null ? present.modified() : read;
    Policy changed = new Policy(id, principal.tenant(), settings, after(present.modified()));
    requireDone(policies.replace(changed, readThen, clock.instant()), id, settings.name());
    return changed;
  }

  @Override
  public void delete(Principal principal, PolicyId id) {
    principal.require(Privilege.PROTECTION_POLICY_MODIFY);
    requireDone(policies.remove(principal.tenant(), id), id, "");
  }

  private static void requireDone(Change change, PolicyId id, String name) {
    switch (change) {
      case Change.Done() -> {}
      case Change.NotThere() -> throw missing(id);
      case Change.NameTaken(PolicyId holder) ->
          throw new StateConflictException(
              "policy.name.taken",
              "Policy %s has the name \"%s\" already; choose another.".formatted(holder, name));
      case Change.Stale() ->
          throw new StateConflictException(
              "policy.stale",
              "Policy " + id + " was changed since it was read; read it again and repeat.");
      case Change.InUse(List<String> groups) ->
          throw new StateConflictException(
              "policy.in-use",
              "Policy %s is used by %s; give them another policy, or delete them, first."
                  .formatted(id, named(groups)));
    }
  }

  private static String named(List<String> groups) {
    String some = String.join(", ", groups.subList(0, Math.min(NAMES_SHOWN_MAX, groups.size())));
    int more = groups.size() - NAMES_SHOWN_MAX;
    return more > 0 ? some + " and " + more + " more groups" : some;
  }

  private static NotFoundException missing(PolicyId id) {
    return new NotFoundException("policy.missing", "There is no policy " + id + ".");
  }

  /** Each change has a time of its own, or the next one could not tell that it is stale. */
  private Instant after(Instant last) {
    Instant now = now();
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

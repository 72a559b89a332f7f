package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.Policies.Change;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Policies} must keep. */
public abstract class PoliciesContract {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05.000006Z");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void policy_comesBackAsItWasAdded_toItsTenantAlone() {
    Policies policies = emptyCatalogue().withTenants().policies();
    Policy policy = policy(1, "daily", MADE);

    assertThat(policies.add(policy)).isEqualTo(new Change.Done());

    assertThat(policies.find(CLIENT.tenant(), policy.id())).contains(policy);
    assertThat(policies.find(STRANGER.tenant(), policy.id())).isEmpty();
  }

  @Test
  void secondPolicyOfAName_isRefused() {
    Policies policies = emptyCatalogue().withTenants().policies();
    policies.add(policy(1, "daily", MADE));

    assertThat(policies.add(policy(2, "daily", MADE)))
        .isEqualTo(new Change.NameTaken(new PolicyId(1)));
    assertThat(policies.find(CLIENT.tenant(), new PolicyId(2))).isEmpty();
  }

  @Test
  void policies_areListedByName_andFiltered() {
    Policies policies = emptyCatalogue().withTenants().policies();
    Policy weekly = policy(1, "weekly", MADE);
    Policy daily = policy(2, "daily", MADE);
    policies.add(weekly);
    policies.add(daily);

    assertThat(policies.list(CLIENT.tenant(), Policies.Query.ALL)).containsExactly(daily, weekly);
    assertThat(policies.list(CLIENT.tenant(), new Policies.Query(Set.of(), Set.of("weekly"))))
        .containsExactly(weekly);
    assertThat(policies.list(CLIENT.tenant(), new Policies.Query(Set.of(daily.id()), Set.of())))
        .containsExactly(daily);
  }

  @Test
  void policiesThatProtectOnce_areTold_asTheyAreNow() {
    Policies policies = emptyCatalogue().withTenants().policies();
    Policy once =
        new Policy(
            new PolicyId(1),
            CLIENT.tenant(),
            new PolicyBuilder().name("once").full(new Schedule.ProtectOnce()).build(),
            MADE);
    Policy daily = policy(2, "daily", MADE);
    Set<PolicyId> both = Set.of(once.id(), daily.id());
    policies.add(once);
    policies.add(daily);

    assertThat(policies.protectingOnce(CLIENT.tenant(), both)).containsExactly(once.id());
    assertThat(policies.protectingOnce(CLIENT.tenant(), Set.of(daily.id()))).isEmpty();
    assertThat(policies.protectingOnce(CLIENT.tenant(), Set.of())).isEmpty();
    assertThat(policies.protectingOnce(STRANGER.tenant(), both)).isEmpty();

    policies.replace(policy(1, "once", MADE.plusSeconds(1)), MADE, MADE);
    assertThat(policies.protectingOnce(CLIENT.tenant(), both)).isEmpty();
  }

  @Test
  void policyThatWasReadBeforeAChange_doesNotReplaceIt() {
    Policies policies = emptyCatalogue().withTenants().policies();
    policies.add(policy(1, "daily", MADE));
    Policy changed = policy(1, "nightly", MADE.plusSeconds(1));

    assertThat(policies.replace(changed, MADE, MADE)).isEqualTo(new Change.Done());
    assertThat(policies.replace(policy(1, "late", MADE), MADE, MADE)).isEqualTo(new Change.Stale());
    assertThat(policies.find(CLIENT.tenant(), new PolicyId(1))).contains(changed);
  }

  @Test
  void removedPolicy_isGone() {
    Policies policies = emptyCatalogue().withTenants().policies();
    policies.add(policy(1, "daily", MADE));

    assertThat(policies.remove(CLIENT.tenant(), new PolicyId(1))).isEqualTo(new Change.Done());
    assertThat(policies.remove(CLIENT.tenant(), new PolicyId(1))).isEqualTo(new Change.NotThere());
  }

  private static Policy policy(long id, String name, Instant modified) {
    return new Policy(
        new PolicyId(id), CLIENT.tenant(), new PolicyBuilder().name(name).build(), modified);
  }
}

package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the simulated year has found, each in the fewest steps that show it. */
class FoundInTheYearTest {
  private static final Instant START = Instant.parse("2027-03-10T11:12:13.141Z");
  private static final TenantId TENANT = new TenantId("acme");

  private final World world = new World(START, Set.of(TENANT), new SplittableRandom(1));
  private final Cast cast = new Cast(world, TENANT);

  @Test
  void groupDeletedWithItsSnapshots_losesThem() {
    GroupId group = groupThatHasRun(policy("Hours 1", "2 WEEKS"));

    world.clients.manageGroups().delete(cast.operator, group, true);
    world.expectations.of(group).deleted();
    pass(Duration.ofMinutes(1));

    assertThat(live()).isEmpty();
    world.expectations.assertComplete();
  }

  @Test
  void groupDeletedDuringARun_keepsTheSnapshotsThatWereToStay() {
    GroupId group = groupThatHasRun(policy("Hours 1", "2 WEEKS"));
    List<KeptSnapshot> before = live();
    world.timeline.at(
        START.plus(Duration.ofHours(1).plusMillis(1)),
        () -> {
          assertThat(world.expectations.of(group).open())
              .singleElement()
              .matches(run -> run.state() instanceof RunState.Running);
          world.clients.manageGroups().delete(cast.operator, group, false);
          world.expectations.of(group).deleted();
        });

    pass(Duration.ofHours(2));

    assertThat(live()).isNotEmpty().isEqualTo(before);
  }

  @Test
  void lockThatTheOfficerSetsAside_doesNotOutliveTheSnapshot() {
    GroupId group = groupThatHasRun(policy("Months 31", "20 DAYS locked ADMINISTRATIVE 20 DAYS"));
    Update shorter = new Update(live().getFirst().run(), false, null, -18, null);

    assertThat(world.expectations.snapshots().wish(shorter, cast.officer, world.now())).isTrue();
    assertThat(world.clients.updateRuns().update(cast.officer, group, List.of(shorter)))
        .allMatch(UpdateRuns.Result::isDone);
    pass(Duration.ofDays(2));

    assertThat(live()).isEmpty();
  }

  @Test
  void policyReplacedRightBeforeTheServerDies_isCaughtUpWith() {
    PolicySettings settings = policy("Days 1", "2 WEEKS");
    GroupId group = groupThatHasRun(settings);
    Policy present = cast.policies.getFirst();

    world
        .clients
        .managePolicies()
        .replace(cast.operator, present.id(), policy("Days 1", "3 WEEKS"), null);
    world
        .expectations
        .of(group)
        .changed(policy("Days 1", "3 WEEKS"), TimeOfDay.DEFAULT_START, world.now());
    world.server.gone();
    world.timeline.at(world.now().plus(Duration.ofDays(3)), world.server::start);
    pass(Duration.ofDays(3).plusHours(1));

    assertThat(live()).hasSize(2);
    assertThat(world.expectations.missed()).isEqualTo(2);
  }

  private static PolicySettings policy(String incremental, String kept) {
    return new PolicyBuilder()
        .incremental(PolicyWords.schedule(incremental))
        .keep(PolicyWords.retention(kept))
        .build();
  }

  private GroupId groupThatHasRun(PolicySettings policy) {
    GroupId group = cast.group(cast.policy(policy), TimeOfDay.DEFAULT_START);
    world.server.start();
    world.clients.startRun().start(cast.operator, group, RunType.REGULAR, List.of());
    pass(Duration.ofMinutes(30));
    assertThat(live()).isNotEmpty();
    return group;
  }

  private List<KeptSnapshot> live() {
    return world.expectations.snapshots().live();
  }

  private void pass(Duration time) {
    world.liveUntil(world.now().plus(time));
  }
}

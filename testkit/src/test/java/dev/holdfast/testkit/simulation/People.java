package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.source.ObjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What clients do, and what must come of it. */
final class People {
  private final World world;
  private final List<Cast> casts;
  private final RandomGenerator chance;

  People(World world, List<Cast> casts) {
    this.world = world;
    this.casts = casts;
    this.chance = world.chance;
  }

  /** Somebody does something, if a server answers. */
  void act() {
    if (!world.server.isUp()) {
      return;
    }
    Cast cast = casts.get(chance.nextInt(casts.size()));
    GroupId group = cast.groups.get(chance.nextInt(cast.groups.size()));
    Principal by = chance.nextBoolean() ? cast.officer : cast.operator;
    switch (chance.nextInt(24)) {
      case 0, 1, 2 -> start(by, group);
      case 3, 4 -> cancel(by, group);
      case 5, 6, 7 -> pauseRun(by, group);
      case 8 -> pauseGroup(by, group);
      case 9 -> moveStart(by, group);
      case 10, 11 -> changePolicy(cast, by);
      case 12 -> delete(cast, by, group);
      default -> update(by, group);
    }
  }

  private ExpectedGroup of(GroupId group) {
    return world.expectations.of(group);
  }

  private void start(Principal by, GroupId group) {
    RunType type = chance.nextInt(3) == 0 ? RunType.FULL : RunType.REGULAR;
    if (of(group).isStartable(world.now())) {
      world.clients.startRun().start(by, group, type, List.of());
    } else {
      assertThatThrownBy(() -> world.clients.startRun().start(by, group, type, List.of()))
          .isInstanceOf(StateConflictException.class);
    }
  }

  private void cancel(Principal by, GroupId group) {
    of(group).open().stream()
        .skip(chance.nextInt(2))
        .findFirst()
        .ifPresent(
            run -> {
              ObjectId object = run.objects().getLast().object();
              Set<ObjectId> some = chance.nextBoolean() ? Set.of(object) : Set.of();
              world
                  .clients
                  .actOnRuns()
                  .cancel(by, group, List.of(new Cancellation(run.id(), some)));
            });
  }

  private void pauseRun(Principal by, GroupId group) {
    for (Run run : of(group).open()) {
      boolean isRunning = run.state() instanceof RunState.Running;
      assertThat(world.clients.actOnRuns().pause(by, group, List.of(run.id())).getFirst().isDone())
          .isEqualTo(isRunning);
      if (isRunning) {
        world.timeline.at(world.now().plus(someHours()), () -> resumeRun(by, group, run.id()));
      }
    }
  }

  /** It may have ended meanwhile, or not be paused yet; nobody gives up. */
  private void resumeRun(Principal by, GroupId group, RunId id) {
    boolean isPaused =
        of(group).open(id).filter(run -> run.state() instanceof RunState.Paused).isPresent();
    if (world.server.isUp()) {
      assertThat(world.clients.actOnRuns().resume(by, group, List.of(id)).getFirst().isDone())
          .isEqualTo(isPaused);
    }
    if (of(group).open(id).isPresent()) {
      world.timeline.at(world.now().plus(someHours()), () -> resumeRun(by, group, id));
    }
  }

  private void pauseGroup(Principal by, GroupId group) {
    ExpectedGroup expected = of(group);
    if (!expected.isDeleted() && !expected.isUsedUp() && !expected.isPaused()) {
      replace(by, group, expected.start(), true);
      expected.paused(world.now());
      world.timeline.at(world.now().plus(someHours()), () -> resumeGroup(by, group));
    }
  }

  private void resumeGroup(Principal by, GroupId group) {
    ExpectedGroup expected = of(group);
    if (!world.server.isUp()) {
      world.timeline.at(world.now().plus(someHours()), () -> resumeGroup(by, group));
    } else if (!expected.isDeleted()) {
      replace(by, group, expected.start(), false);
      expected.resumed(world.now());
    }
  }

  /** What is held back by a blackout while times change would need a model of its own. */
  private void moveStart(Principal by, GroupId group) {
    ExpectedGroup expected = of(group);
    if (!expected.isDeleted() && !expected.isBlackout(world.now())) {
      TimeOfDay start =
          new TimeOfDay(chance.nextInt(24), chance.nextInt(60), expected.start().zone());
      replace(by, group, start, expected.isPaused());
      expected.changed(expected.policy(), start, world.now());
    }
  }

  private void replace(Principal by, GroupId group, TimeOfDay start, boolean isPaused) {
    ProtectionGroup present = world.clients.manageGroups().get(by, group);
    world
        .clients
        .manageGroups()
        .replace(
            by,
            group,
            new Draft(present.settings(), start, present.timing().end(), isPaused),
            present.modified());
  }

  /** Not while a blackout holds something back, as with start times. */
  private void changePolicy(Cast cast, Principal by) {
    int place = chance.nextInt(cast.policies.size());
    Policy present = cast.policies.get(place);
    List<ExpectedGroup> users =
        cast.groups.stream().filter(group -> isUserOf(present, by, group)).map(this::of).toList();
    boolean isBlackout = users.stream().anyMatch(group -> group.isBlackout(world.now()));
    if (isBlackout) {
      return;
    }
    Policy changed =
        world
            .clients
            .managePolicies()
            .replace(
                by,
                present.id(),
                PolicyBook.changed(present.settings(), chance),
                present.modified());
    cast.policies.set(place, changed);
    users.forEach(group -> group.changed(changed.settings(), group.start(), world.now()));
  }

  private boolean isUserOf(Policy policy, Principal by, GroupId group) {
    return !of(group).isDeleted()
        && world.clients.manageGroups().get(by, group).settings().policy().equals(policy.id());
  }

  /** A group that goes is followed by another with the same policy. */
  private void delete(Cast cast, Principal by, GroupId group) {
    if (of(group).isDeleted()) {
      return;
    }
    ProtectionGroup present = world.clients.manageGroups().get(by, group);
    boolean withSnapshots = chance.nextBoolean();
    boolean isKept =
        withSnapshots
            && world.expectations.snapshots().live().stream()
                .filter(snapshot -> snapshot.group().equals(group))
                .anyMatch(
                    snapshot -> world.expectations.snapshots().isKept(snapshot.id(), world.now()));
    if (isKept) {
      assertThatThrownBy(() -> world.clients.manageGroups().delete(by, group, true))
          .isInstanceOf(StateConflictException.class);
      return;
    }
    world.clients.manageGroups().delete(by, group, withSnapshots);
    of(group).deleted();
    cast.groups.remove(group);
    cast.policies.stream()
        .filter(policy -> policy.id().equals(present.settings().policy()))
        .findFirst()
        .ifPresent(policy -> cast.group(policy, PolicyBook.start(chance)));
  }

  private void update(Principal by, GroupId group) {
    List<KeptSnapshot> live =
        world.expectations.snapshots().live().stream()
            .filter(snapshot -> snapshot.group().equals(group))
            .toList();
    if (live.isEmpty()) {
      return;
    }
    RunId run = live.get(chance.nextInt(live.size())).run();
    Update wish = wish(run);
    Instant now = world.now();
    boolean isGranted =
        of(group).open(run).isEmpty() && world.expectations.snapshots().wish(wish, by, now);
    assertThat(world.clients.updateRuns().update(by, group, List.of(wish)).getFirst())
        .as("%s wishes %s at %s", by.name(), wish, now)
        .matches(result -> result.isDone() == isGranted, isGranted ? "is done" : "is refused");
    if (isGranted && Boolean.TRUE.equals(wish.isHeld())) {
      world.timeline.at(now.plus(someHours().multipliedBy(9)), () -> release(group, run));
    }
  }

  private Update wish(RunId run) {
    DatalockMode mode =
        chance.nextInt(3) == 0 ? DatalockMode.COMPLIANCE : DatalockMode.ADMINISTRATIVE;
    return switch (chance.nextInt(12)) {
      case 0 -> new Update(run, true, null, 0, null);
      case 1, 2 -> new Update(run, false, true, 0, null);
      case 3 -> new Update(run, false, false, 0, null);
      case 4, 5 -> new Update(run, false, null, 1 + chance.nextInt(20), null);
      case 6, 7 -> new Update(run, false, null, -1 - chance.nextInt(20), null);
      case 8 -> new Update(run, false, null, 0, mode);
      case 9 -> new Update(run, false, false, -1 - chance.nextInt(3), null);
      case 10 -> new Update(run, false, true, -1 - chance.nextInt(60), null);
      default -> new Update(run, false, null, 1 - chance.nextInt(4), mode);
    };
  }

  /** The officer of whichever tenant it is lets a hold go in the end. */
  private void release(GroupId group, RunId run) {
    if (!world.server.isUp()) {
      world.timeline.at(world.now().plus(someHours()), () -> release(group, run));
      return;
    }
    Principal officer =
        casts.stream()
            .filter(cast -> world.expectations.snapshots().isOf(cast.tenant, run))
            .findFirst()
            .orElseThrow()
            .officer;
    Update wish = new Update(run, false, false, 0, null);
    boolean isGranted = world.expectations.snapshots().wish(wish, officer, world.now());
    assertThat(world.clients.updateRuns().update(officer, group, List.of(wish)).getFirst().isDone())
        .isEqualTo(isGranted);
  }

  private Duration someHours() {
    return Duration.ofMillis(1 + 2 * chance.nextInt(50_000_000));
  }
}

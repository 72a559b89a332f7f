package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.GroupBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemoryHosts;
import dev.holdfast.testkit.fake.InMemoryProtection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random changes of policies, groups, runs, snapshots and sources, on two catalogues at once. */
final class ProtectionSteps {

  /** What is changed, and read. */
  record Ports(
      Policies policies,
      ProtectionGroups groups,
      Runs runs,
      KeptSnapshots kept,
      Registrations registrations,
      ObjectSearch search) {

    static Ports of(Catalogue catalogue) {
      return new Ports(
          catalogue.policies(),
          catalogue.groups(),
          catalogue.runs(),
          catalogue.kept(),
          catalogue.registrations(),
          catalogue.search());
    }

    static Ports of(InMemoryProtection memory) {
      return new Ports(
          memory.policies(),
          memory.groups(),
          memory.runs(),
          memory.kept(),
          memory.registrations(),
          memory.search());
    }
  }

  /** Their order by code points is not the one by UTF-16, nor that of people. */
  static final List<String> NAMES =
      List.of("alpha", "Alpha", "beta", "\u00E4", "\uFFFD", "\uD83D\uDE00", "beta 2", "\u0130x");

  private static final Duration KEPT = Duration.ofHours(1);

  private final Ports expected;
  private final Ports actual;
  private final TenantId tenant;
  private final RandomGenerator chance;

  /** From which on the ids of this case are free. */
  private final long firstId;

  private final List<ProtectionGroup> added = new ArrayList<>();
  private final List<RunId> runs = new ArrayList<>();
  private Instant now = GroupBuilder.CREATED;
  private long ids;

  ProtectionSteps(
      Ports expected, Ports actual, TenantId tenant, RandomGenerator chance, long firstId) {
    this.expected = expected;
    this.actual = actual;
    this.tenant = tenant;
    this.chance = chance;
    this.firstId = firstId;
    this.ids = firstId + 100;
  }

  Instant now() {
    return now;
  }

  PolicyId policy() {
    return new PolicyId(firstId + chance.nextInt(3));
  }

  ObjectId object() {
    return new ObjectId(firstId + 10 + chance.nextInt(5));
  }

  GroupId group() {
    return added.isEmpty() ? new GroupId(firstId) : added.get(chance.nextInt(added.size())).id();
  }

  Optional<RunId> run() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(chance.nextInt(runs.size())));
  }

  /** The answer of both, which must be the same. */
  <T> T same(Function<Ports, T> call) {
    T answer = call.apply(expected);
    assertThat(call.apply(actual)).isEqualTo(answer);
    return answer;
  }

  void step() {
    now = now.plusSeconds(chance.nextLong(1, 400));
    switch (chance.nextInt(12)) {
      case 0 -> putPolicy();
      case 1, 2 -> addGroup();
      case 3, 4, 5, 6 -> addRun();
      case 7 -> endRun();
      case 8 -> changeGroup();
      case 9 -> endSnapshot();
      case 10 -> register();
      default -> unregister();
    }
  }

  private void putPolicy() {
    PolicyBuilder builder = new PolicyBuilder().name(name());
    if (chance.nextBoolean()) {
      builder.lock(new Datalock.WholeRetention(DatalockMode.COMPLIANCE));
    }
    switch (chance.nextInt(4)) {
      case 0 -> builder.full(new Schedule.ProtectOnce());
      case 1 ->
          builder.fullBackup(new Schedule.ProtectOnce(), Retention.of(RetentionUnit.WEEKS, 2));
      default -> {}
    }
    Policy policy = new Policy(policy(), tenant, builder.build(), now);
    Optional<Policy> present = same(ports -> ports.policies().find(tenant, policy.id()));
    same(
        ports ->
            present.isEmpty()
                ? ports.policies().add(policy)
                : ports.policies().replace(policy, present.get().modified(), now));
  }

  private void addGroup() {
    ObjectId[] objects =
        IntStream.rangeClosed(0, chance.nextInt(2))
            .mapToObj(i -> object())
            .distinct()
            .toArray(ObjectId[]::new);
    ProtectionGroup group =
        new GroupBuilder(ids++, policy()).of(tenant).named(name()).protecting(objects).build();
    if (same(ports -> ports.groups().add(group)) == ProtectionGroups.Outcome.DONE) {
      added.add(group);
    }
  }

  private void addRun() {
    present()
        .filter(group -> !group.isDeleted())
        .ifPresent(
            group -> {
              RunOutcome outcome = any(RunOutcome.values());
              RunState state =
                  chance.nextInt(3) == 0
                      ? new RunState.Running()
                      : new RunState.Ended(outcome, now.plusSeconds(chance.nextInt(90)), "");
              Run run = run(group, state);
              List<KeptSnapshot> snapshots =
                  chance.nextInt(4) == 0
                      ? List.of()
                      : run.objects().stream().map(one -> snapshot(run, one.object())).toList();
              change(group, List.of(run), snapshots);
              runs.add(run.id());
            });
  }

  private void endRun() {
    present()
        .ifPresent(
            group -> {
              List<Run> open = same(ports -> ports.runs().open(tenant, group.id()));
              if (!open.isEmpty()) {
                Run ended =
                    open.getFirst().to(new RunState.Ended(RunOutcome.SUCCEEDED, now, "at last"));
                change(group, List.of(ended), List.of());
              }
            });
  }

  private void changeGroup() {
    present()
        .filter(group -> !group.isDeleted())
        .ifPresent(
            group -> {
              GroupTiming timing = group.timing();
              ProtectionGroup other =
                  new GroupBuilder(group.id().number(), policy())
                      .named(name())
                      .protecting(object())
                      .build();
              ProtectionGroup changed =
                  switch (chance.nextInt(5)) {
                    case 0 -> group.deleted(new Deletion(now, false), now);
                    case 1 -> group.with(group.settings(), timing.paused(now), now);
                    case 2 -> group.with(group.settings(), timing.endingAt(now), now);
                    case 3 -> group.with(group.settings(), timing.usedUp(), now);
                    default -> group.with(other.settings(), timing, now);
                  };
              change(changed, List.of(), List.of());
            });
  }

  private void endSnapshot() {
    GroupId group = group();
    List<KeptSnapshot> live = same(ports -> ports.kept().ofGroup(tenant, group, 0, 1_000));
    if (live.isEmpty()) {
      return;
    }
    // The newest often, since another one takes its place.
    KeptSnapshot one =
        chance.nextBoolean() ? live.getLast() : live.get(chance.nextInt(live.size()));
    if (SnapshotGuard.expiry(one, one.expiry()) instanceof Verdict.Cleared(var clearance)) {
      Swap over = new Swap(one, one.changedBy(clearance));
      boolean isDone = same(ports -> ports.kept().swap(List.of(over), List.of()));
      assertThat(isDone).isTrue();
    }
  }

  private void register() {
    ObjectId object = object();
    Registration registration =
        new Registration(
            new RegistrationId(ids++),
            tenant,
            object,
            new SourceSettings(name(), "host" + object, new JsonObject(List.of())),
            InMemoryHosts.OWN,
            now,
            now);
    same(ports -> ports.registrations().add(registration, "host" + object));
  }

  private void unregister() {
    ObjectId object = object();
    same(ports -> ports.registrations().ofObject(tenant, object))
        .ifPresent(
            registration -> same(ports -> ports.registrations().remove(tenant, registration.id())));
  }

  private Optional<ProtectionGroup> present() {
    GroupId id = group();
    return same(ports -> ports.groups().find(tenant, id));
  }

  private void change(ProtectionGroup group, List<Run> changed, List<KeptSnapshot> snapshots) {
    ProtectionGroups.Change change =
        new ProtectionGroups.Change(
            group, changed, snapshots, List.of(), List.of(), null, false, List.of());
    same(ports -> ports.groups().change(change));
  }

  private <T> T any(T[] all) {
    return all[chance.nextInt(all.length)];
  }

  private Run run(ProtectionGroup group, RunState state) {
    return new Run(
        RunId.of(ids++, now),
        tenant,
        group.id(),
        group.settings().name(),
        any(RunType.values()),
        new RunCause.Scheduled(now),
        List.of(),
        state,
        group.settings().protection().objects().stream()
            .map(object -> ObjectRun.waiting(object, "host", null))
            .toList(),
        null,
        chance.nextBoolean() ? null : now.plusSeconds(60),
        null,
        null);
  }

  private KeptSnapshot snapshot(Run run, ObjectId object) {
    return new KeptSnapshot(
        new SnapshotId("%032x%032x".formatted(run.id().instance(), object.number())),
        tenant,
        run.group(),
        run.id(),
        object,
        chance.nextBoolean() ? SnapshotContent.FILES : SnapshotContent.VOLUMES,
        run.start().plusSeconds(chance.nextInt(600)),
        run.start().plus(KEPT),
        new SnapshotLock.None(),
        false,
        SnapshotFate.LIVE);
  }

  String name() {
    return NAMES.get(chance.nextInt(NAMES.size()));
  }
}

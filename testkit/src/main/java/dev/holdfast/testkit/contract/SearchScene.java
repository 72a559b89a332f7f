package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.GroupBuilder.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.ProtectionGroups.Change;
import dev.holdfast.application.port.out.ProtectionGroups.Outcome;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.SnapshotStats;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Two registered hosts in a group each, and what a test adds. */
final class SearchScene {
  private static final TenantId TENANT = CatalogueUnderTest.CLIENT.tenant();

  static final ObjectId HOST = new ObjectId(500);
  static final ObjectId OTHER = new ObjectId(501);
  static final ProtectionGroup DAILY = group(10).named("daily").protecting(HOST).build();

  /** Is there once it has a run. */
  static final ProtectionGroup BOTH = group(11).named("both").protecting(HOST, OTHER).build();

  /** Of each snapshot. */
  static final long BYTES = 4_321;

  private static final SnapshotStats STATS = new SnapshotStats(3, 2, BYTES, 21, 11);

  private final CatalogueUnderTest catalogue;

  SearchScene(CatalogueUnderTest empty) {
    catalogue = empty.withTenants();
    catalogue
        .policies()
        .add(new Policy(new PolicyId(1), TENANT, new PolicyBuilder().build(), CREATED));
    register(OTHER, "beta");
    register(HOST, "alpha");
    add(DAILY);
    add(group(12).named("other").protecting(OTHER).build());
  }

  ObjectSearch search() {
    return catalogue.search();
  }

  /** A run that stored a snapshot of each of the objects, so many minutes after the beginning. */
  Run run(ProtectionGroup group, int minute, ObjectId... objects) {
    return run(group, minute, SnapshotContent.FILES, objects);
  }

  /** The same, of snapshots that hold this. */
  Run run(ProtectionGroup group, int minute, SnapshotContent content, ObjectId... objects) {
    if (catalogue.groups().find(TENANT, group.id()).isEmpty()) {
      add(group);
    }
    Instant start = CREATED.plus(Duration.ofMinutes(minute));
    Instant end = start.plusSeconds(30);
    Run run =
        new Run(
            RunId.of(group.id().number() * 1_000 + minute, start),
            TENANT,
            group.id(),
            group.settings().name(),
            RunType.REGULAR,
            new RunCause.Scheduled(start),
            List.of(),
            new RunState.Ended(RunOutcome.SUCCEEDED, end, ""),
            Arrays.stream(objects).map(object -> stored(object, start, end)).toList(),
            start,
            start.plusSeconds(3_600),
            null,
            null);
    change(
        group,
        List.of(run),
        Arrays.stream(objects).map(object -> snapshot(run, object, content, end)).toList());
    return run;
  }

  KeptSnapshot snapshotOf(Run run, ObjectId object) {
    return catalogue.kept().ofRuns(TENANT, List.of(run.id())).values().stream()
        .flatMap(List::stream)
        .filter(snapshot -> snapshot.object().equals(object))
        .findFirst()
        .orElseThrow();
  }

  void end(KeptSnapshot snapshot) {
    switch (SnapshotGuard.expiry(snapshot, snapshot.expiry())) {
      case Verdict.Cleared(var clearance) ->
          assertThat(
                  catalogue
                      .kept()
                      .swap(List.of(new Swap(snapshot, snapshot.changedBy(clearance))), List.of()))
              .isTrue();
      case Verdict.Refused(String reason) -> throw new AssertionError(reason);
    }
  }

  void delete(ProtectionGroup group) {
    change(group.deleted(new Deletion(CREATED, false), CREATED), List.of(), List.of());
  }

  void unregister(ObjectId object) {
    assertThat(catalogue.registrations().remove(TENANT, new RegistrationId(object.number())))
        .isEqualTo(new Registrations.Change.Done());
  }

  private void register(ObjectId object, String name) {
    Registration registration =
        new Registration(
            new RegistrationId(object.number()),
            TENANT,
            object,
            new SourceSettings(name, name, new JsonObject(List.of())),
            InMemoryHosts.OWN,
            CREATED,
            CREATED);
    assertThat(catalogue.registrations().add(registration, name))
        .isEqualTo(new Registrations.Change.Done());
  }

  private void add(ProtectionGroup group) {
    assertThat(catalogue.groups().add(group)).isEqualTo(Outcome.DONE);
  }

  /** Made of the group as it is, but for its deletion. */
  private void change(ProtectionGroup group, List<Run> runs, List<KeptSnapshot> snapshots) {
    ProtectionGroup present = catalogue.groups().find(TENANT, group.id()).orElseThrow();
    Deletion deletion = group.deletion();
    Change change =
        new Change(
            deletion == null ? present : present.deleted(deletion, CREATED),
            runs,
            snapshots,
            List.of(),
            List.of(),
            null,
            false,
            List.of());
    assertThat(catalogue.groups().change(change)).isEqualTo(Outcome.DONE);
  }

  private static GroupBuilder group(long number) {
    return new GroupBuilder(number, new PolicyId(1)).of(TENANT);
  }

  private static ObjectRun stored(ObjectId object, Instant start, Instant end) {
    return new ObjectRun(
        object,
        "host",
        null,
        new ObjectState.Stored(start, end, STATS, List.of()),
        List.of(),
        false);
  }

  private static KeptSnapshot snapshot(
      Run run, ObjectId object, SnapshotContent content, Instant taken) {
    return new KeptSnapshot(
        new SnapshotId("%060x%04d".formatted(run.id().instance(), object.number())),
        TENANT,
        run.group(),
        run.id(),
        object,
        content,
        taken,
        taken.plus(Duration.ofDays(14)),
        new SnapshotLock.None(),
        false,
        SnapshotFate.LIVE);
  }
}

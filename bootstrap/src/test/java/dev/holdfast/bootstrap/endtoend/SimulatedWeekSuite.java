package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import dev.holdfast.testkit.engine.ManualTime;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week on a real repository and a real catalogue, in which only the time is not real: files that
 * change, runs by the hour and by the day, snapshots that expire, space that is given back, stops
 * and crashes. Then restic reads every byte, lists what the catalogue lists, and brings back what
 * the files were.
 *
 * <p>Not part of the default build; {@code .ci/run} runs it. {@code -Dholdfast.weekDays=} sets the
 * days, at least 2, since nothing expires within one; {@code -Dtests.seed=} repeats what happened.
 */
class SimulatedWeekSuite {
  private static final int DAYS = Integer.getInteger("holdfast.weekDays", 7);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
  private static final Instant START = Instant.parse("2027-03-10T11:12:13.141Z");
  private static final int FILES = 12;
  private static final int RESTORED = 4;

  /** Prunes are due between runs, at times that nobody tells. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

  private static final int CALLS_OF_START = 20;
  private static final JsonObject NOTHING = new JsonObject(List.of());
  private static final Principal ADMIN =
      new Principal(
          TenantId.DEFAULT, new ClientId("admin"), "Administrator", Set.of(), Privilege.ALL);

  /** What a snapshot must bring back. */
  private record Made(Path folder, List<String> files) {}

  @TempDir Path temp;

  private final Random chance = new Random(SEED);
  private final ManualTime time = new ManualTime(START);
  private final Map<JobKind, Integer> completed = new EnumMap<>(JobKind.class);
  private final Map<GroupId, ChangingFolder> folders = new HashMap<>();
  private final Map<SnapshotId, Made> made = new HashMap<>();
  private WeekServer server;
  private int crashes;

  @BeforeEach
  void need() throws IOException {
    Restic.assumeInstalled();
    server = WeekServer.start(data(), time, new Interference());
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void week_leavesARepositoryThatResticCallsSound_withWhatTheCatalogueSays() throws Exception {
    System.out.printf("SimulatedWeekSuite: %d days, seed %d, %s%n", DAYS, SEED, Restic.version());
    long began = System.nanoTime();
    protect();
    while (time.instant().isBefore(START.plus(Duration.ofDays(DAYS)))) {
      pass();
    }
    work();
    String password = server.application().addRecoveryPassword().add(TenantId.DEFAULT);
    Set<SnapshotId> live = server.live();
    stop();

    Restic restic = new Restic(data().resolve("repositories/default"), password);
    restic.check();
    assertThat(listed(restic)).isEqualTo(live);
    restoreSome(restic, live);
    assertThat(completed.keySet())
        .contains(JobKind.PROTECTION_RUN, JobKind.SNAPSHOT_DISPOSAL, JobKind.PRUNE);
    System.out.printf(
        "SimulatedWeekSuite: %s, %d snapshots made and %d left, %d crashes, %d s%n",
        completed,
        made.size(),
        live.size(),
        crashes,
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }

  private Path data() {
    return temp.resolve("data");
  }

  private void protect() throws IOException {
    server
        .catalogue()
        .tenants()
        .add(new Tenant(TenantId.DEFAULT, START), List.of(new SourcePath("/")));
    ObjectId host =
        server
            .application()
            .manageSources()
            .register(ADMIN, new SourceSettings("", "localhost", NOTHING))
            .object();
    protect(host, policy("hourly").incremental(PolicyWords.schedule("Hours 1")).build());
    protect(
        host,
        policy("daily")
            .incremental(PolicyWords.schedule("Hours 6"))
            .fullBackup(PolicyWords.schedule("Days 1"), PolicyWords.retention("2 DAYS"))
            .build());
    work();
  }

  private static PolicyBuilder policy(String name) {
    return new PolicyBuilder().name(name).keep(PolicyWords.retention("1 DAYS"));
  }

  /** A group of its own for a folder of its own. */
  private void protect(ObjectId host, PolicySettings settings) throws IOException {
    ChangingFolder folder =
        ChangingFolder.in(temp.toRealPath().resolve(settings.name()), FILES, chance);
    folder.change(FILES);
    ProtectedHost whole =
        new ProtectedHost(
            host,
            List.of(IncludedPath.whole(new SourcePath(folder.path().toString()))),
            Set.of(),
            null);
    GroupSettings group =
        new GroupSettings(
            settings.name(),
            "",
            server.application().managePolicies().create(ADMIN, settings).id(),
            Priority.MEDIUM,
            BlackoutReaction.GO_ON,
            List.of(),
            Alerting.NONE,
            new FileProtection(
                List.of(whole),
                List.of(),
                Set.of(),
                Set.of(),
                Indexing.ALL,
                Map.of(),
                null,
                null,
                NOTHING),
            NOTHING);
    TimeOfDay start = new TimeOfDay(2, 30, ZoneOffset.UTC);
    Draft draft = new Draft(group, start, GroupTiming.NO_END, false);
    folders.put(server.application().manageGroups().create(ADMIN, draft).id(), folder);
  }

  /** Time until something is due, and what comes of it. */
  private void pass() throws IOException {
    Instant next = server.nextDue(time.instant().plus(LONGEST_STEP));
    if (next.isAfter(time.instant())) {
      time.advance(Duration.between(time.instant(), next));
    }
    if (chance.nextInt(3) == 0) {
      for (ChangingFolder folder : folders.values()) {
        folder.change(1);
      }
    }
    if (chance.nextInt(50) == 0) {
      restart(new Interference());
    }
    if (chance.nextInt(20) == 0) {
      int call = CALLS_OF_START + 1 + chance.nextInt(80);
      When when = chance.nextBoolean() ? When.BEFORE : When.AFTER;
      restart(new Interference().crashAt(call, when));
    }
    work();
  }

  /** Does what is due; after a crash, the next server does. */
  private void work() throws IOException {
    try {
      server.work();
    } catch (Crash crash) {
      crashes++;
      restart(new Interference());
      server.work();
    }
    for (Map.Entry<GroupId, ChangingFolder> entry : folders.entrySet()) {
      for (KeptSnapshot snapshot : live(entry.getKey())) {
        if (!made.containsKey(snapshot.id())) {
          ChangingFolder folder = entry.getValue();
          made.put(snapshot.id(), new Made(folder.path(), folder.describe()));
        }
      }
    }
    assertThat(server.catalogue().kept().expired(time.instant(), 1)).isEmpty();
  }

  private List<KeptSnapshot> live(GroupId group) {
    return server.catalogue().kept().ofGroup(TenantId.DEFAULT, group, 0, Integer.MAX_VALUE);
  }

  private void restart(Interference interference) {
    stop();
    server = WeekServer.start(data(), time, interference);
  }

  private void stop() {
    server.completed().forEach((kind, count) -> completed.merge(kind, count, Integer::sum));
    server.close();
  }

  private static Set<SnapshotId> listed(Restic restic) throws Exception {
    return Json.parse(restic.run("snapshots", "--json"))
        .valueStream()
        .map(snapshot -> new SnapshotId(snapshot.required("id").asString()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void restoreSome(Restic restic, Set<SnapshotId> live) throws Exception {
    List<SnapshotId> some = new ArrayList<>(live);
    Collections.shuffle(some, chance);
    for (SnapshotId id : some.subList(0, Math.min(RESTORED, some.size()))) {
      Path target = temp.resolve("target-" + id.value());
      restic.restore(id.value(), target);
      Made expected = Objects.requireNonNull(made.get(id), "restic lists what nobody made");
      assertThat(FileTree.describe(FileTree.restored(target, expected.folder())))
          .isEqualTo(expected.files());
    }
  }
}

package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.StartRun.Choice;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.YearDay;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that somebody asks for. */
class StartRunTest {
  private final ProtectionServer server = new ProtectionServer();

  @Test
  void regularRun_readsOnlyWhatChanged_andAFullOneEverything() {
    ProtectionGroup group = server.group(new PolicyBuilder());

    assertThat(bytesRead(done(group, RunType.REGULAR))).isEqualTo(3);
    assertThat(bytesRead(done(group, RunType.REGULAR))).isZero();
    assertThat(bytesRead(done(group, RunType.FULL))).isEqualTo(3);
    server.memory.files().put("/srv/b", "four");
    assertThat(bytesRead(done(group, RunType.REGULAR))).isEqualTo(4);
  }

  @Test
  void snapshotsAreKeptByTheRetentionOfTheirType_countedFromTheStart() {
    ProtectionGroup group =
        server.group(new PolicyBuilder().fullBackup(new Schedule.Years(YearDay.LAST), days(90)));

    Run regular = done(group, RunType.REGULAR);
    Run full = done(group, RunType.FULL);

    assertThat(life(regular)).isEqualTo(Duration.ofDays(14));
    assertThat(life(full)).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void expiryIsCountedFromTheStart_howeverLongTheRunWaited() {
    Run run = server.start(server.group(new PolicyBuilder()));

    server.clock.advance(Duration.ofHours(30));
    server.work();

    assertThat(life(run)).isEqualTo(Duration.ofDays(14));
    assertThat(server.read(run).queued()).hasValue(Duration.ofHours(30));
  }

  @Test
  void runAskedForWhileAnotherIsDue_startsAfterIt() {
    ProtectionGroup group = server.group(new PolicyBuilder().incremental(new Schedule.Hours(1)));

    Run run = server.start(group);

    List<Run> runs = server.runs(group);
    assertThat(runs).hasSize(2).first().isEqualTo(run);
    assertThat(runs.getFirst().start()).isAfter(runs.getLast().start());
    assertThat(runs.getFirst().id().instance()).isGreaterThan(runs.getLast().id().instance());
  }

  @Test
  void runOfSomeObjects_makesSnapshotsOfTheseAlone() {
    ObjectId other = server.reachable("other");
    ProtectionGroup group =
        server.group(server.draft(new PolicyBuilder()).protecting(other, "/srv"));

    Run run = start(group, new Choice(other, null));
    server.work();

    assertThat(server.read(run).objects()).extracting(ObjectRun::object).containsExactly(other);
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(other);
  }

  @Test
  void objectThatIsNotInTheGroup_isRefused_andNothingStarts() {
    ObjectId other = server.reachable("other");
    ProtectionGroup group = server.group(new PolicyBuilder());

    assertThatThrownBy(() -> start(group, new Choice(server.host, null), new Choice(other, null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("objects.id");
    assertThat(server.runs(group)).isEmpty();
  }

  @Test
  void metadataFileOfTheRun_replacesTheGroupsOne_forThisRunAlone() {
    server.memory.files().put("/lists/usual", "/srv/a\n");
    server.memory.files().put("/lists/special", "/home/b\n");
    server.memory.files().put("/home/b", "two");
    ProtectionGroup group =
        server.group(
            server.draft(server.policy(new PolicyBuilder())).listedIn(server.host, "/lists/usual"));

    start(group, new Choice(server.host, new SourcePath("/lists/special")));
    server.work();
    server.clock.advance(Duration.ofMinutes(1));
    server.start(group);
    server.work();

    assertThat(server.memory.snapshots().snapshots())
        .extracting(StoredSnapshot::files)
        .satisfiesExactly(
            special -> assertThat(special).containsOnlyKeys(List.of("home", "b")),
            usual -> assertThat(usual).containsOnlyKeys(List.of("srv", "a")));
  }

  @Test
  void metadataFileForAnObjectWithoutOne_isRefused() {
    ProtectionGroup group = server.group(new PolicyBuilder());
    Choice choice = new Choice(server.host, new SourcePath("/lists/special"));

    assertThatThrownBy(() -> start(group, choice))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("metadataFilePath");
  }

  @Test
  void startDuringARun_waits_aFurtherOneIsRefused_andOneRunsAtATime() {
    ProtectionGroup group = server.group(new PolicyBuilder());
    Run first = server.start(group);
    server.before(
        "store",
        1,
        () -> {
          Run second = server.start(group);
          assertThatThrownBy(() -> server.start(group))
              .isInstanceOf(StateConflictException.class)
              .hasMessageContaining("waits already");
          assertThat(server.read(first).state().status()).isEqualTo(RunStatus.RUNNING);
          assertThat(server.read(second).state().status()).isEqualTo(RunStatus.ACCEPTED);
          server.clock.advance(Duration.ofMinutes(2));
        });

    server.work();

    List<Run> runs = server.runs(group);
    assertThat(server.statuses(group)).containsExactly(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED);
    assertThat(runs.getFirst().granted()).isEqualTo(runs.getLast().end().orElseThrow());
  }

  @Test
  void pausedGroup_takesARunOnDemand_andStaysPaused() {
    ProtectionGroup group =
        server.group(
            server.draft(new PolicyBuilder().incremental(new Schedule.Hours(1))).paused(true));

    server.work();
    assertThat(server.runs(group)).isEmpty();
    server.start(group);
    server.work();
    server.clock.advance(Duration.ofDays(1));
    server.work();

    assertThat(server.statuses(group)).containsExactly(RunStatus.SUCCEEDED);
  }

  @Test
  void groupThatIsDeleted_takesNoRun() {
    ProtectionGroup group = server.group(new PolicyBuilder());
    server.application().manageGroups().delete(ProtectionServer.ADMIN, group.id(), false);

    assertRefused(group, "is deleted");
  }

  @Test
  void groupThatHasEnded_takesNoRun_andIsNotScheduled() {
    PolicyBuilder hourly = new PolicyBuilder().incremental(new Schedule.Hours(1));
    ProtectionGroup group =
        server.group(
            server.draft(hourly).endingAt(server.clock.instant().plus(Duration.ofHours(2))));
    for (int i = 0; i < 5; i++) {
      server.work();
      server.clock.advance(Duration.ofHours(1));
    }

    assertThat(server.runs(group)).hasSize(2);
    assertRefused(group, "has ended");
  }

  @Test
  void groupThatProtectsOnce_runsOnce_andTakesNoRunAfterwards() {
    ProtectionGroup group =
        server.group(new PolicyBuilder().fullBackup(new Schedule.ProtectOnce(), days(14)));
    for (int i = 0; i < 4; i++) {
      server.work();
      server.clock.advance(Duration.ofDays(1));
    }

    assertThat(server.statuses(group)).containsExactly(RunStatus.SUCCEEDED);
    assertRefused(group, "protects once");
  }

  @Test
  void runOnDemand_servesNoPeriodOfExtendedRetention() {
    ProtectionGroup group =
        server.group(
            new PolicyBuilder()
                .incremental(new Schedule.Days(1))
                .extended(
                    new ExtendedRetention(
                        new ExtendedPeriods(ExtendedPeriods.Unit.YEARS, 1, false), days(400))));
    Run onDemand = done(group, RunType.REGULAR);

    server.clock.advance(Duration.ofDays(1));
    server.work();

    assertThat(life(onDemand)).isEqualTo(Duration.ofDays(14));
    assertThat(life(server.runs(group).getFirst())).isEqualTo(Duration.ofDays(400));
  }

  private void assertRefused(ProtectionGroup group, String reason) {
    int before = server.runs(group).size();
    assertThatThrownBy(() -> server.start(group))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining(reason);
    server.work();
    assertThat(server.runs(group)).hasSize(before);
  }

  /** Runs that start at the same instant would have no order. */
  private Run done(ProtectionGroup group, RunType type) {
    server.clock.advance(Duration.ofMinutes(1));
    Run run = server.start(group, type);
    server.work();
    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    return server.read(run);
  }

  private Run start(ProtectionGroup group, Choice... choices) {
    return server
        .application()
        .startRun()
        .start(ProtectionServer.ADMIN, group.id(), RunType.REGULAR, List.of(choices));
  }

  private static long bytesRead(Run run) {
    return run.stats().bytesRead();
  }

  private Duration life(Run run) {
    return Duration.between(run.start(), server.snapshots(run).getFirst().expiry());
  }

  private static Retention days(long days) {
    return Retention.of(RetentionUnit.DAYS, days);
  }
}

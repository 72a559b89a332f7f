package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Snapshots whose time is over, and how the space comes back that they took. */
class SnapshotsEndTest {

  @Test
  void snapshot_goesAtItsExpiry_notBefore() {
    ProtectionServer server = new ProtectionServer();
    Run run = ended(server, server.group(new PolicyBuilder()));

    server.clock.advance(Duration.ofDays(14).minusMillis(1));
    server.work();
    assertThat(fate(server, run)).isEqualTo(SnapshotFate.LIVE);
    server.clock.advance(Duration.ofMillis(1));
    server.work();

    assertThat(fate(server, run)).isEqualTo(SnapshotFate.EXPIRED);
    assertThat(server.stored()).isZero();
  }

  @Test
  void lockThatWasMadeLongerThanTheRetention_keepsTheSnapshotUntilItsEnd() {
    ProtectionServer server = new ProtectionServer();
    Run run = ended(server, server.group(new PolicyBuilder()));
    update(server, run, new Update(run.id(), false, null, 10, DatalockMode.COMPLIANCE));

    server.clock.advance(Duration.ofDays(24).minusMillis(1));
    server.work();
    assertThat(fate(server, run)).isEqualTo(SnapshotFate.LIVE);
    server.clock.advance(Duration.ofMillis(1));
    server.work();

    assertThat(fate(server, run)).isEqualTo(SnapshotFate.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void crashAtAnyCall_losesNothingThatStays_andLeavesNothingThatGoes(When when) {
    int calls = callsOfAnEnd();
    assertThat(calls).isGreaterThan(10);
    for (int call = 1; call <= calls; call++) {
      ProtectionServer server = new ProtectionServer();
      Scene scene = scene(server);
      server.restarted(new Interference().crashAt(call, when));

      assertThatThrownBy(() -> workThroughThePrune(server))
          .as("crashed %s call %d", when, call)
          .isInstanceOf(Crash.class);
      server.restart();
      workThroughThePrune(server);

      assertThat(fate(server, scene.goes)).isEqualTo(SnapshotFate.EXPIRED);
      assertThat(server.memory.snapshots().snapshots())
          .as("crashed %s call %d", when, call)
          .extracting(StoredSnapshot::id)
          .containsExactlyInAnyOrder(
              server.snapshots(scene.isHeld).getFirst().id(),
              server.snapshots(scene.isLocked).getFirst().id());
      assertThat(server.memory.snapshots().unprunedBytes()).isZero();
    }
  }

  @Test
  void snapshotThatIsHeldWhileItExpires_stays() {
    ProtectionServer server = new ProtectionServer();
    Run run = ended(server, server.group(new PolicyBuilder()));
    server.clock.advance(Duration.ofDays(15));
    server.before("swap", 1, () -> update(server, run, new Update(run.id(), false, true, 0, null)));

    server.work();
    server.work();

    assertThat(fate(server, run)).isEqualTo(SnapshotFate.LIVE);
    assertThat(server.stored()).isEqualTo(1);
  }

  @Test
  void removalThatFails_isTriedAgain_andAPruneThatFailsToo() {
    ProtectionServer server = new ProtectionServer();
    ended(server, server.group(new PolicyBuilder()));
    server.clock.advance(Duration.ofDays(15));
    busy(server, "forget");
    busy(server, "prune");

    server.work();
    assertThat(server.stored()).isEqualTo(1);
    server.clock.advance(Duration.ofMinutes(1));
    server.work();
    assertThat(server.stored()).isZero();
    assertThat(server.memory.snapshots().unprunedBytes()).isPositive();
    server.clock.advance(Duration.ofMinutes(15));
    server.work();
    assertThat(server.memory.snapshots().unprunedBytes()).isPositive();
    server.clock.advance(Duration.ofMinutes(1));
    server.work();

    assertThat(server.memory.snapshots().unprunedBytes()).isZero();
  }

  @Test
  void pruneThatNeverSucceeds_isGivenUp_andTheNextRemovalTriesAnew() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    ended(server, group);
    server.clock.advance(Duration.ofDays(15));
    AtomicInteger tries = new AtomicInteger();
    AtomicBoolean isBroken = new AtomicBoolean(true);
    server.beforeEach(
        "prune",
        () -> {
          tries.incrementAndGet();
          if (isBroken.get()) {
            throw new UnavailableException("repository.busy", "Others use it.");
          }
        });
    workThroughHours(server, 12);
    assertThat(tries).hasValue(20);

    isBroken.set(false);
    ended(server, group);
    server.clock.advance(Duration.ofDays(15));
    workThroughHours(server, 1);

    assertThat(server.memory.snapshots().unprunedBytes()).isZero();
    assertThat(server.stored()).isZero();
  }

  @Test
  void pruneThatWasGivenUp_isTriedAgainADayLater_withoutAnybody() {
    ProtectionServer server = new ProtectionServer();
    ended(server, server.group(new PolicyBuilder()));
    server.clock.advance(Duration.ofDays(15));
    AtomicBoolean isBroken = new AtomicBoolean(true);
    server.beforeEach(
        "prune",
        () -> {
          if (isBroken.get()) {
            throw new UnavailableException("repository.busy", "Others use it.");
          }
        });
    workThroughHours(server, 12);

    isBroken.set(false);
    workThroughHours(server, 12);
    assertThat(server.memory.snapshots().unprunedBytes()).isPositive();
    workThroughHours(server, 3);

    assertThat(server.memory.snapshots().unprunedBytes()).isZero();
  }

  @Test
  void snapshotsOfOneMoment_shareOnePrune() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    for (int i = 0; i < 5; i++) {
      ended(server, group);
      server.clock.advance(Duration.ofMinutes(1));
    }
    AtomicInteger prunes = new AtomicInteger();
    server.beforeEach("prune", prunes::incrementAndGet);

    server.clock.advance(Duration.ofDays(14).minusMinutes(5));
    for (int minute = 0; minute < 30; minute++) {
      server.work();
      server.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(server.stored()).isZero();
    assertThat(prunes.get()).isBetween(1, 2);
  }

  @Test
  void moreSnapshotsThanAreChangedAtOnce_allGo() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    for (int i = 0; i < 501; i++) {
      server.start(group);
      server.work();
      server.clock.advance(Duration.ofSeconds(1));
    }

    server.clock.advance(Duration.ofDays(15));
    server.work();

    assertThat(server.stored()).isZero();
    assertThat(server.runs(group))
        .hasSize(501)
        .allMatch(run -> fate(server, run) == SnapshotFate.EXPIRED);
  }

  private record Scene(Run goes, Run isHeld, Run isLocked) {}

  /** One snapshot of which the time is over, one that is held and one that is locked. */
  private static Scene scene(ProtectionServer server) {
    ProtectionGroup group = server.group(new PolicyBuilder());
    Run goes = ended(server, group);
    Run held = ended(server, group);
    PolicyBuilder locking =
        new PolicyBuilder()
            .name("locking")
            .keep(
                new Retention(
                    RetentionUnit.DAYS, 40, new Datalock.WholeRetention(DatalockMode.COMPLIANCE)));
    Run locked = ended(server, server.group(locking));
    update(server, held, new Update(held.id(), false, true, 0, null));
    server.clock.advance(Duration.ofDays(20));
    return new Scene(goes, held, locked);
  }

  private static int callsOfAnEnd() {
    ProtectionServer server = new ProtectionServer();
    scene(server);
    Interference counting = new Interference();
    server.restarted(counting);
    workThroughThePrune(server);
    return counting.calls();
  }

  private static void workThroughThePrune(ProtectionServer server) {
    server.work();
    server.clock.advance(Duration.ofMinutes(20));
    server.work();
  }

  private static void workThroughHours(ProtectionServer server, int hours) {
    for (int minute = 0; minute < hours * 60; minute++) {
      server.work();
      server.clock.advance(Duration.ofMinutes(1));
    }
  }

  private static void busy(ProtectionServer server, String method) {
    server.before(
        method,
        1,
        () -> {
          throw new UnavailableException("repository.busy", "Others use it.");
        });
  }

  private static Run ended(ProtectionServer server, ProtectionGroup group) {
    server.clock.advance(Duration.ofMinutes(1));
    Run run = server.start(group);
    server.work();
    assertThat(server.snapshots(run)).singleElement().matches(KeptSnapshot::isLive);
    return run;
  }

  private static void update(ProtectionServer server, Run run, Update update) {
    assertThat(
            server
                .application()
                .updateRuns()
                .update(ProtectionServer.ADMIN, run.group(), List.of(update))
                .getFirst()
                .error())
        .isEmpty();
  }

  private static SnapshotFate fate(ProtectionServer server, Run run) {
    return server.snapshots(run).getFirst().fate();
  }
}

package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server crashes, stops or stalls while somebody does something with a run. */
class CrashedActionTest {

  /** A server with a run of two objects; the action happens during the second. */
  private static final class Case {
    final ProtectionServer server = new ProtectionServer();
    final ProtectionGroup group;
    final Run run;

    Case() {
      server.memory.files().put("/home/b", "two");
      group =
          server.group(
              server.draft(new PolicyBuilder()).protecting(server.reachable("other"), "/home"));
      run = server.start(group);
    }

    void work(Interference met, BiConsumer<ProtectionServer, Run> action) {
      server.restarted(met);
      server.before(
          "store",
          2,
          () -> {
            action.accept(server, run);
            server.clock.advance(Duration.ofSeconds(2));
          });
      server.work();
    }

    RunStatus status() {
      return server.read(run).state().status();
    }

    void assertThatTheRepositoryIsKnown(String crash) {
      assertThat(server.memory.snapshots().snapshots())
          .as(crash)
          .extracting(StoredSnapshot::id)
          .containsExactlyInAnyOrderElementsOf(
              server.snapshots(run).stream()
                  .filter(KeptSnapshot::isLive)
                  .map(KeptSnapshot::id)
                  .toList());
    }
  }

  /** What is done after the crash, if it had no effect. */
  private interface Again {
    void on(Case crashed, String crash);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void pausedRun_goesOnWithoutLossAfterACrashAtAnyCall(When when) {
    BiConsumer<ProtectionServer, Run> pause =
        (server, run) ->
            server
                .application()
                .actOnRuns()
                .pause(ProtectionServer.ADMIN, run.group(), List.of(run.id()));

    crashedAtEachCall(
        when,
        pause,
        (crashed, crash) -> {
          crashed.server.work();
          if (crashed.status() == RunStatus.PAUSED) {
            crashed
                .server
                .application()
                .actOnRuns()
                .resume(ProtectionServer.ADMIN, crashed.group.id(), List.of(crashed.run.id()));
            crashed.server.work();
          }
          assertThat(crashed.status())
              .as(crash)
              .isIn(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED_WITH_WARNING);
          assertThat(crashed.server.snapshots(crashed.run)).as(crash).hasSize(2);
          crashed.assertThatTheRepositoryIsKnown(crash);
        });
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void cancelledRun_endsAfterACrashAtAnyCall_andEverySnapshotIsKnown(When when) {
    crashedAtEachCall(
        when,
        ProtectionServer::cancel,
        (crashed, crash) -> {
          crashed.server.work();
          assertThat(crashed.server.read(crashed.run).isOpen()).as(crash).isFalse();
          assertThat(crashed.status()).as(crash).isNotEqualTo(RunStatus.FAILED);
          crashed.assertThatTheRepositoryIsKnown(crash);
        });
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void groupThatIsDeletedWithItsSnapshots_leavesNoneAfterACrashAtAnyCall(When when) {
    crashedAtEachCall(
        when,
        (server, run) ->
            server.application().manageGroups().delete(ProtectionServer.ADMIN, run.group(), true),
        (crashed, crash) -> {
          ManageGroups groups = crashed.server.application().manageGroups();
          if (!groups.get(ProtectionServer.ADMIN, crashed.group.id()).isDeleted()) {
            groups.delete(ProtectionServer.ADMIN, crashed.group.id(), true);
          }
          for (int i = 0; i < 3; i++) {
            crashed.server.work();
          }
          assertThat(crashed.server.read(crashed.run).isOpen()).as(crash).isFalse();
          assertThat(crashed.server.stored()).as(crash).isZero();
          crashed.assertThatTheRepositoryIsKnown(crash);
        });
  }

  @Test
  void orderlyStop_countsAsNoAttempt() {
    ProtectionServer server = new ProtectionServer();
    Run run = server.start(server.group(new PolicyBuilder().retries(new RetryOptions(0, 5))));
    AtomicBoolean isStopping = new AtomicBoolean();
    server.before("store", 1, () -> isStopping.set(true));

    server.application().workOnJobs().runOne("worker", isStopping::get);
    assertThat(server.stored()).isZero();
    server.restart();
    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(server.read(run).objects().getFirst().failedAttempts()).isEmpty();
  }

  @Test
  void workerThatStallsPastItsLease_storesNothing_andTheNextOneDoes() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group =
        server.group(new PolicyBuilder().incremental(new Schedule.Hours(8_000)));
    server.before(
        "store",
        1,
        () -> {
          server.clock.advance(Duration.ofMinutes(6));
          server.application().workOnJobs().runOne("another worker", () -> false);
          assertThat(server.stored()).isEqualTo(1);
        });

    server.work();

    assertThat(server.statuses(group)).containsExactly(RunStatus.SUCCEEDED);
    assertThat(server.stored()).isEqualTo(1);
  }

  private static void crashedAtEachCall(
      When when, BiConsumer<ProtectionServer, Run> action, Again again) {
    Interference counting = new Interference();
    new Case().work(counting, action);
    assertThat(counting.calls()).isGreaterThan(20);
    for (int call = 1; call <= counting.calls(); call++) {
      Case crashed = new Case();
      Interference crash = new Interference().crashAt(call, when);

      assertThatThrownBy(() -> crashed.work(crash, action)).isInstanceOf(Crash.class);
      crashed.server.restart();
      again.on(crashed, "crashed " + when + " call " + call);
    }
  }
}

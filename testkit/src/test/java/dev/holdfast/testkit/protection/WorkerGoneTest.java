package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a worker: what the repository has, the catalogue knows, and no more. */
class WorkerGoneTest {

  @ParameterizedTest
  @EnumSource(When.class)
  void crashAtAnyCall_losesNoRun_andStoresNothingTwice(When when) {
    int calls = callsOfARun();
    for (int call = 1; call <= calls; call++) {
      ProtectionServer server = new ProtectionServer();
      ProtectionGroup group = groupOfTwo(server);
      server.restarted(new Interference().crashAt(call, when));

      assertThatThrownBy(server::work).isInstanceOf(Crash.class);
      server.restart();
      server.work();

      assertThat(server.statuses(group))
          .as("crashed %s call %d", when, call)
          .isSubsetOf(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED_WITH_WARNING)
          .hasSize(1);
      assertThatTheRepositoryIsKnown(server, server.runs(group).getFirst(), 2);
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void catalogueThatIsBusyAtAnyCall_isWaitedFor(When when) {
    int calls = callsOfARun();
    for (int call = 1; call <= calls; call++) {
      ProtectionServer server = new ProtectionServer();
      ProtectionGroup group = groupOfTwo(server);
      server.restarted(
          new Interference()
              .at(
                  call,
                  when,
                  () -> {
                    throw new UnavailableException("catalogue.busy", "It is busy.");
                  }));

      workThrough(server);
      server.restart();
      workThrough(server);

      assertThat(server.statuses(group))
          .as("busy %s call %d", when, call)
          .isSubsetOf(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED_WITH_WARNING)
          .hasSize(1);
      assertThatTheRepositoryIsKnown(server, server.runs(group).getFirst(), 2);
    }
  }

  @Test
  void snapshotOfAWorkerThatIsGone_isFound_andNotMadeAgain() {
    ProtectionServer server = new ProtectionServer();
    Run run = server.start(server.group(new PolicyBuilder()));
    crashAfterStore(server);

    server.restart();
    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED_WITH_WARNING);
    assertThatTheRepositoryIsKnown(server, run, 1);
  }

  @Test
  void snapshotOfAWorkerThatIsGone_isKnown_evenIfItsObjectWasCancelledMeanwhile() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = groupOfTwo(server, new PolicyBuilder());
    Run run = server.start(group);
    crashAfterStore(server);
    server.restart();

    server.cancel(run, server.host);
    server.work();

    assertThatTheRepositoryIsKnown(server, run, 2);
  }

  @Test
  void attemptOfAWorkerThatIsGone_countsAsOneThatFailed() {
    ProtectionServer server = new ProtectionServer();
    Run run = server.start(server.group(new PolicyBuilder().retries(new RetryOptions(0, 5))));
    server.restarted(crashAt("store", When.BEFORE, 1));
    assertThatThrownBy(server::work).isInstanceOf(Crash.class);

    server.restart();
    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.FAILED);
    assertThat(server.read(run).objects().getFirst().failedAttempts()).hasSize(1);
  }

  @Test
  void failureThatNobodyForesaw_endsTheRun_whateverOfItHasNotBegun() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = groupOfTwo(server, new PolicyBuilder());
    Run run = server.start(group);
    server.before(
        "store",
        1,
        () -> {
          throw new IllegalStateException("A bug");
        });

    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.FAILED);
    assertThat(server.read(run).objects())
        .allMatch(object -> object.state() instanceof ObjectState.Failed);
    server.clock.advance(Duration.ofMinutes(1));
    Run next = server.start(group);
    server.work();
    assertThat(server.read(next).state().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  private static void crashAfterStore(ProtectionServer server) {
    server.restarted(crashAt("store", When.AFTER, 1));
    assertThatThrownBy(server::work).isInstanceOf(Crash.class);
    assertThat(server.stored()).isEqualTo(1);
  }

  /** Every call after it fails too. */
  private static Interference crashAt(String method, When when, int which) {
    AtomicInteger calls = new AtomicInteger();
    Interference crash = new Interference();
    return crash.at(
        method,
        when,
        () -> {
          if (calls.incrementAndGet() == which) {
            crash.crash();
          }
        });
  }

  /** What is put back after a failure comes again after a while. */
  private static void workThrough(ProtectionServer server) {
    for (int round = 0; round < 8; round++) {
      try {
        server.work();
      } catch (UnavailableException e) {
        // It passes: the next round goes on.
      }
      server.clock.advance(Duration.ofMinutes(3));
    }
  }

  private static int callsOfARun() {
    ProtectionServer server = new ProtectionServer();
    groupOfTwo(server);
    Interference counting = new Interference();
    server.restarted(counting);
    server.work();
    assertThat(counting.calls()).isGreaterThan(20);
    return counting.calls();
  }

  /** It runs as soon as the scheduler looks, and not again for years. */
  private static ProtectionGroup groupOfTwo(ProtectionServer server) {
    return groupOfTwo(server, new PolicyBuilder().incremental(new Schedule.Hours(8_000)));
  }

  private static ProtectionGroup groupOfTwo(ProtectionServer server, PolicyBuilder policy) {
    server.memory.files().put("/home/b", "two");
    return server.group(server.draft(policy).protecting(server.reachable("other"), "/home"));
  }

  private static void assertThatTheRepositoryIsKnown(
      ProtectionServer server, Run run, int snapshots) {
    assertThat(server.snapshots(run))
        .hasSize(snapshots)
        .allMatch(KeptSnapshot::isLive)
        .extracting(KeptSnapshot::id)
        .containsExactlyInAnyOrderElementsOf(stored(server));
  }

  private static List<SnapshotId> stored(ProtectionServer server) {
    return server.memory.snapshots().snapshots().stream().map(StoredSnapshot::id).toList();
  }
}

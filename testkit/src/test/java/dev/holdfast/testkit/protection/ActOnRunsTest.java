package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.ActOnRuns.Result;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are cancelled, paused or resumed. */
class ActOnRunsTest {
  private final ProtectionServer server = new ProtectionServer();
  private final ObjectId other = server.reachable("other");
  private final ProtectionGroup group = server.group(ofTwo(new PolicyBuilder()));

  @Test
  void runThatWaits_isCancelledAtOnce_andStoresNothing() {
    Run run = server.start(group);

    server.cancel(run);

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    server.work();
    assertThat(server.stored()).isZero();
  }

  @Test
  void runThatIsCancelledDuringAnObject_keepsTheSnapshotsItHas() {
    Run run = server.start(group);
    during(2, () -> server.cancel(run));

    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.object()).isEqualTo(server.host);
              assertThat(kept.isLive()).isTrue();
            });
    assertThat(server.stored()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void cancelledObject_hasNoSnapshot_whileTheOtherOneHas(int duringStore) {
    Run run = server.start(group);
    ObjectId unwanted = duringStore == 1 ? server.host : other;
    during(duringStore, () -> server.cancel(run, unwanted));

    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run))
        .extracting(KeptSnapshot::object)
        .containsExactly(duringStore == 1 ? other : server.host);
  }

  @Test
  void cancellationOfEveryObject_isOneOfTheRun() {
    Run run = server.start(group);

    server.cancel(run, server.host, other);

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
  }

  @Test
  void cancellationThatNamesAnEndedOrUnknownRun_doesNothingAtAll() {
    Run ended = server.start(group);
    server.work();
    server.clock.advance(Duration.ofMinutes(1));
    Run open = server.start(group);
    RunId unknown = RunId.of(999_999, server.clock.instant());

    assertThatThrownBy(() -> cancel(open.id(), ended.id()))
        .isInstanceOf(StateConflictException.class);
    assertThatThrownBy(() -> cancel(open.id(), unknown)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> server.cancel(open, new ObjectId(999_999)))
        .isInstanceOf(NotFoundException.class);

    assertThat(status(open)).isEqualTo(RunStatus.ACCEPTED);
    server.work();
    assertThat(status(open)).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void runThatWaitsForAnAttempt_isCancelledWithoutWaiting() {
    Run run = server.start(server.group(failing(new RetryOptions(3, 600))));
    server.work();
    assertThat(status(run)).isEqualTo(RunStatus.RUNNING);

    server.cancel(run);
    server.work();

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
  }

  @Test
  void cancellationOfARun_letsTheOneBegin_thatWaitsForIt() {
    Run first = server.start(group);
    server.clock.advance(Duration.ofMinutes(1));
    Run second = server.start(group);

    server.cancel(first);
    server.work();

    assertThat(status(second)).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void cancellationOfBothRuns_leavesNone() {
    Run first = server.start(group);
    server.clock.advance(Duration.ofMinutes(1));
    Run second = server.start(group);

    cancel(first.id(), second.id());
    server.work();

    assertThat(server.statuses(group)).containsExactly(RunStatus.CANCELED, RunStatus.CANCELED);
    assertThat(server.stored()).isZero();
    Run third = server.start(group);
    server.work();
    assertThat(status(third)).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void pausedRun_goesOnWhereItWas_evenAfterARestart() {
    Run run = server.start(group);
    during(2, () -> assertThat(pause(run).isDone()).isTrue());
    server.work();
    assertThat(status(run)).isEqualTo(RunStatus.PAUSED);
    assertThat(server.stored()).isEqualTo(1);

    server.restart();
    server.clock.advance(Duration.ofDays(1));
    server.work();
    assertThat(status(run)).isEqualTo(RunStatus.PAUSED);

    assertThat(resume(run).isDone()).isTrue();
    server.work();
    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(server.snapshots(run)).hasSize(2);
    assertThat(server.stored()).isEqualTo(2);
  }

  @Test
  void pausedRun_isCancelledAtOnce() {
    Run run = server.start(group);
    during(2, () -> pause(run));
    server.work();

    server.cancel(run);

    assertThat(status(run)).isEqualTo(RunStatus.CANCELED);
    assertThat(server.snapshots(run)).hasSize(1);
  }

  @Test
  void onlyARunningRunIsPaused_andOnlyAPausedOneResumed() {
    Run run = server.start(group);

    assertThat(pause(run).error()).contains("running");
    assertThat(resume(run).error()).contains("paused");
    server.work();
    assertThat(pause(run).isDone()).isFalse();
    assertThat(resume(run).isDone()).isFalse();
    assertThat(status(run)).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void scheduledRun_waitsForAPausedOne_andTheMissedTimesAreCounted() {
    PolicyBuilder hourly = new PolicyBuilder().name("hourly").incremental(new Schedule.Hours(1));
    ProtectionGroup scheduled = server.group(ofTwo(hourly));
    during(2, () -> pause(server.runs(scheduled).getFirst()));
    server.work();

    for (int hour = 0; hour < 3; hour++) {
      server.clock.advance(Duration.ofHours(1));
      server.work();
    }
    assertThat(server.statuses(scheduled)).containsExactly(RunStatus.PAUSED);
    resume(server.runs(scheduled).getFirst());
    server.work();
    server.work();

    assertThat(server.statuses(scheduled))
        .containsExactlyInAnyOrder(RunStatus.SUCCEEDED, RunStatus.MISSED);
  }

  private DraftBuilder ofTwo(PolicyBuilder policy) {
    server.memory.files().put("/home/b", "two");
    return server.draft(policy).protecting(other, "/home");
  }

  private DraftBuilder failing(RetryOptions retries) {
    return server
        .draft(server.policy(new PolicyBuilder().name("failing").retries(retries)))
        .protecting(server.host, "/nowhere");
  }

  /** At the beginning of the nth object; the worker looks for wishes each second. */
  private void during(int store, Runnable action) {
    server.before(
        "store",
        store,
        () -> {
          action.run();
          server.clock.advance(Duration.ofSeconds(2));
        });
  }

  private void cancel(RunId... runs) {
    server
        .application()
        .actOnRuns()
        .cancel(
            ProtectionServer.ADMIN,
            group.id(),
            List.of(runs).stream().map(run -> new Cancellation(run, Set.of())).toList());
  }

  private Result pause(Run run) {
    return server
        .application()
        .actOnRuns()
        .pause(ProtectionServer.ADMIN, run.group(), List.of(run.id()))
        .getFirst();
  }

  private Result resume(Run run) {
    return server
        .application()
        .actOnRuns()
        .resume(ProtectionServer.ADMIN, run.group(), List.of(run.id()))
        .getFirst();
  }

  private RunStatus status(Run run) {
    return server.read(run).state().status();
  }
}

package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Runs that begin by themselves, and blackouts that catch them. It is Wednesday 05:06 UTC. */
class ScheduledRunsTest {
  private static final Instant BLACKOUT = Instant.parse("2026-03-04T06:00:00Z");

  private final ProtectionServer server = new ProtectionServer();
  private final ObjectId other = server.reachable("other");

  @Test
  void missedTimesOfAStoppedServer_areOneRunAndOneEntry() {
    ProtectionGroup group = server.group(hourly());
    server.work();

    server.clock.advance(Duration.ofHours(5).plusMinutes(30));
    server.restart();
    server.work();

    assertThat(server.statuses(group))
        .containsExactlyInAnyOrder(RunStatus.SUCCEEDED, RunStatus.SUCCEEDED, RunStatus.MISSED);
    assertThat(
            server.runs(group).stream()
                .filter(run -> run.state().status() == RunStatus.MISSED)
                .map(run -> run.state().toString()))
        .singleElement()
        .asString()
        .contains("4 runs");
  }

  @Test
  void fullRun_beatsTheRegularOneOfTheSameTime() {
    PolicyBuilder policy =
        new PolicyBuilder()
            .incremental(new Schedule.Days(1))
            .full(PolicyWords.schedule("Weeks THURSDAY"));
    ProtectionGroup group = server.group(policy);
    for (int day = 0; day < 4; day++) {
      server.clock.advance(Duration.ofDays(1));
      server.work();
    }

    assertThat(server.runs(group).reversed())
        .extracting(Run::type)
        .containsExactly(RunType.REGULAR, RunType.FULL, RunType.REGULAR, RunType.REGULAR);
  }

  @Test
  void policyWithoutASchedule_startsNothing() {
    ProtectionGroup group = server.group(new PolicyBuilder());

    server.clock.advance(Duration.ofDays(400));
    server.work();

    assertThat(server.runs(group)).isEmpty();
  }

  @Test
  void groupThatIsPaused_startsNothing_andCountsFromTheEndOfItsPause() {
    DraftBuilder draft = server.draft(hourly());
    ProtectionGroup group = server.group(draft);
    server.work();
    replace(group, draft.paused(true));
    server.clock.advance(Duration.ofMinutes(210));
    server.work();
    assertThat(server.runs(group)).hasSize(1);

    server.clock.advance(Duration.ofSeconds(1));
    replace(group, draft.paused(false));
    server.work();
    Instant resumed = server.clock.instant();

    assertThat(server.runs(group)).hasSize(2);
    assertThat(server.runs(group).getFirst().start()).isEqualTo(resumed);
  }

  @Test
  void timesInABlackout_areHeldBackToItsEnd() {
    ProtectionGroup group = server.group(blackedOut(hourly()));
    server.work();
    server.clock.advance(Duration.ofHours(1));
    server.work();
    assertThat(server.runs(group)).hasSize(1);

    server.clock.advance(Duration.between(server.clock.instant(), BLACKOUT.plusSeconds(4 * 3600)));
    server.work();

    assertThat(server.statuses(group)).startsWith(RunStatus.SUCCEEDED);
    assertThat(server.runs(group).getFirst().start()).isEqualTo(BLACKOUT.plus(Duration.ofHours(4)));
  }

  @Test
  void runThatABlackoutCatches_isAborted_andKeepsWhatItHas() {
    ProtectionGroup group = server.group(ofTwo(BlackoutReaction.ABORT));
    Run run = server.start(group);
    caught();

    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.CANCELED);
    assertThat(server.read(run).state().toString()).contains("blackout");
    assertThat(server.snapshots(run)).extracting(KeptSnapshot::object).containsExactly(server.host);
  }

  @Test
  void runThatABlackoutCatches_isPaused_andGoesOnAtItsEnd() {
    ProtectionGroup group = server.group(ofTwo(BlackoutReaction.PAUSE));
    Run run = server.start(group);
    caught();
    server.work();
    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.PAUSED);
    assertThat(server.snapshots(run)).hasSize(1);

    server.clock.advance(Duration.ofHours(3));
    server.work();
    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.PAUSED);
    server.restart();
    server.clock.advance(Duration.ofHours(1));
    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(server.stored()).isEqualTo(2);
  }

  @Test
  void runThatABlackoutCatches_goesOn_whereTheGroupSaysNothing() {
    ProtectionGroup group = server.group(ofTwo(BlackoutReaction.GO_ON));
    Run run = server.start(group);
    caught();

    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void runThatSomebodyAsksForInABlackout_takesPlace() {
    ProtectionGroup group = server.group(ofTwo(BlackoutReaction.ABORT));
    server.clock.advance(Duration.between(server.clock.instant(), BLACKOUT.plusSeconds(60)));

    Run run = server.start(group);
    server.work();

    assertThat(server.read(run).state().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void reactionToBlackouts_needsAPolicyThatHasOne() {
    DraftBuilder draft = server.draft(new PolicyBuilder()).inBlackouts(BlackoutReaction.PAUSE);

    assertThatThrownBy(() -> server.group(draft))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("pauseInBlackouts");
  }

  @Test
  void failureOfOneGroup_doesNotKeepTheOthersFromTheirRuns() {
    ProtectionGroup one = server.group(hourly());
    ProtectionGroup two = server.group(hourly().name("second"));
    server.before(
        "change",
        1,
        () -> {
          throw new IllegalStateException("A bug");
        });

    assertThatThrownBy(server::work).isInstanceOf(IllegalStateException.class);
    server.work();
    server.clock.advance(Duration.ofMinutes(10));
    server.work();

    assertThat(server.statuses(one)).contains(RunStatus.SUCCEEDED);
    assertThat(server.statuses(two)).contains(RunStatus.SUCCEEDED);
  }

  private static PolicyBuilder hourly() {
    return new PolicyBuilder().incremental(new Schedule.Hours(1));
  }

  private static PolicyBuilder blackedOut(PolicyBuilder policy) {
    return policy.blackout(PolicyWords.blackout("WEDNESDAY 06:00 UTC to 10:00 UTC"));
  }

  private DraftBuilder ofTwo(BlackoutReaction reaction) {
    server.memory.files().put("/home/b", "two");
    return server
        .draft(blackedOut(new PolicyBuilder()))
        .protecting(other, "/home")
        .inBlackouts(reaction);
  }

  /** The blackout begins during the second object, and the scheduler sees it. */
  private void caught() {
    server.before(
        "store",
        2,
        () -> {
          server.clock.advance(Duration.between(server.clock.instant(), BLACKOUT));
          server.application().scheduleRuns().tick();
        });
  }

  private void replace(ProtectionGroup group, DraftBuilder draft) {
    server
        .application()
        .manageGroups()
        .replace(ProtectionServer.ADMIN, group.id(), draft.build(), null);
  }
}

package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.NextRun.AfterOpenRun;
import dev.holdfast.domain.policy.NextRun.Due;
import dev.holdfast.domain.policy.NextRun.Missed;
import dev.holdfast.domain.policy.NextRun.Never;
import dev.holdfast.domain.policy.NextRun.Reason;
import dev.holdfast.domain.policy.NextRun.Wait;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What happens to a group between two decisions on its next run. */
final class GroupHistoryTest {
  private static final Instant CREATED = Instant.parse("2026-06-01T00:00:00Z");
  private static final GroupTiming TIMING = GroupTiming.of(CREATED, PolicyWords.time("02:00 UTC"));
  private static final PolicySettings HOURLY =
      new PolicyBuilder().incremental(new Schedule.Hours(1)).build();

  @Test
  void newGroup_runsAtOnce_andThenWaitsForItsRun() {
    NextRun first = NextRun.of(HOURLY, TIMING, RunHistory.startingAt(CREATED), CREATED);

    assertThat(first.decision()).isInstanceOf(Due.class);
    assertThat(first.history())
        .isEqualTo(RunHistory.startingAt(CREATED).handledUntil(CREATED).runStarted());
    assertThat(NextRun.of(HOURLY, TIMING, first.history(), hour(30)).decision())
        .isEqualTo(new AfterOpenRun());
  }

  @Test
  void stretchOfOverlap_isOneEntry_toldOnce() {
    RunHistory open = RunHistory.startingAt(hour(1)).runStarted();

    NextRun after = NextRun.of(HOURLY, TIMING, open.runEnded(hour(5)), hour(5));

    assertThat(after.missed()).containsExactly(new Missed(5, hour(1), hour(5)));
    assertThat(after.decision()).isEqualTo(new Wait(hour(6)));
    assertThat(NextRun.of(HOURLY, TIMING, after.history(), hour(5)).missed()).isEmpty();
  }

  @Test
  void timesDuringAPause_areNotMissed_andItsEndIsTheNewAnchor() {
    RunHistory history = RunHistory.startingAt(hour(1));
    GroupTiming paused = TIMING.paused(hour(3).minusSeconds(1));
    Instant end = hour(10).plusSeconds(7);

    NextRun during = NextRun.of(HOURLY, paused, history, hour(8));
    NextRun afterwards = NextRun.of(HOURLY, paused.resumed(end), during.history(), end);

    assertThat(during.decision()).isEqualTo(new Never(Reason.PAUSED));
    assertThat(during.missed()).containsExactly(new Missed(2, hour(1), hour(2)));
    assertThat(afterwards.decision())
        .isInstanceOfSatisfying(Due.class, due -> assertThat(due.scheduled()).isEqualTo(end));
    assertThat(afterwards.missed()).isEmpty();
  }

  @Test
  void endedGroup_tellsWhatItMissed_andRunsNoMore() {
    GroupTiming ending = TIMING.endingAt(hour(3));
    NextRun ended = NextRun.of(HOURLY, ending, RunHistory.startingAt(hour(1)), hour(9));

    assertThat(ended.decision()).isEqualTo(new Never(Reason.ENDED));
    assertThat(ended.missed()).containsExactly(new Missed(2, hour(1), hour(2)));
    assertThat(NextRun.of(HOURLY, ending, ended.history(), hour(10)).missed()).isEmpty();
  }

  @Test
  void usedUpGroup_runsNoMore() {
    PolicySettings once = new PolicyBuilder().full(new Schedule.ProtectOnce()).build();

    assertThat(
            NextRun.of(once, TIMING.usedUp(), RunHistory.startingAt(CREATED), hour(9)).decision())
        .isEqualTo(new Never(Reason.USED_UP));
  }

  @Test
  void changedSchedule_isNotHeldToTimesBeforeTheChange() {
    PolicySettings daily = new PolicyBuilder().incremental(new Schedule.Days(1)).build();
    RunHistory sinceTwo = RunHistory.startingAt(CREATED).handledUntil(hour(2));

    RunHistory changed = sinceTwo.changed(daily, TIMING, hour(9).plusSeconds(1));

    assertThat(NextRun.of(HOURLY, TIMING, changed, hour(9).plusSeconds(1)).decision())
        .isEqualTo(new Wait(hour(10)));
  }

  @Test
  void changedSchedule_leavesWhatABlackoutHoldsBackDue() {
    PolicyBuilder builder =
        new PolicyBuilder().blackout(PolicyWords.blackout("MONDAY 01:00 UTC to 06:00 UTC"));
    PolicySettings daily = builder.incremental(new Schedule.Days(1)).build();
    PolicySettings hourly = builder.incremental(new Schedule.Hours(1)).build();
    RunHistory start = RunHistory.startingAt(hour(1));

    RunHistory held = start.changed(daily, TIMING, hour(3));
    RunHistory nothingHeld = start.changed(daily, TIMING, hour(1));

    assertThat(NextRun.of(hourly, TIMING, held, hour(6)).decision())
        .isInstanceOfSatisfying(Due.class, due -> assertThat(due.scheduled()).isEqualTo(hour(6)));
    assertThat(NextRun.of(hourly, TIMING, held, hour(6)).missed()).isEmpty();
    assertThat(nothingHeld.handledUntil()).isEqualTo(hour(1));
  }

  @Test
  void fullRuns_haveTheRetentionsOfTheSchedulesThatAreDue() {
    Retention month = PolicyWords.retention("1 MONTHS");
    Retention year = PolicyWords.retention("1 YEARS");
    PolicySettings policy =
        new PolicyBuilder()
            .incremental(new Schedule.Days(1))
            .fullBackup(PolicyWords.schedule("Weeks MONDAY"), month)
            .fullBackup(PolicyWords.schedule("Months 1"), year)
            .build();

    assertThat(retentions(policy, hour(2))).isEqualTo("FULL " + month + year);
    assertThat(retentions(policy, hour(26))).isEqualTo("REGULAR " + policy.regular().retention());
    assertThat(retentions(policy, hour(2 + 7 * 24))).isEqualTo("FULL " + month);
    assertThat(policy.retentionsOf(RunType.FULL)).containsExactly(month, year);
  }

  private static String retentions(PolicySettings policy, Instant time) {
    NextRun next = NextRun.of(policy, TIMING, RunHistory.startingAt(time), time);
    Due due = (Due) next.decision();
    StringBuilder text = new StringBuilder(due.type() + " ");
    due.retentions().forEach(text::append);
    return text.toString();
  }

  private static Instant hour(int hours) {
    return CREATED.plus(Duration.ofHours(hours));
  }
}

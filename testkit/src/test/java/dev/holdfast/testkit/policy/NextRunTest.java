package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.NextRun.AfterOpenRun;
import dev.holdfast.domain.policy.NextRun.Decision;
import dev.holdfast.domain.policy.NextRun.Due;
import dev.holdfast.domain.policy.NextRun.Missed;
import dev.holdfast.domain.policy.NextRun.Never;
import dev.holdfast.domain.policy.NextRun.Wait;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of the next run. All times are of 2026 in UTC; 5 June is a Friday.
 *
 * <p>The group was made on Monday, 1 June 00:00, and starts at 02:00. HANDLED is until when its
 * schedule is behind it, FREE when its last run ended (nothing: long ago).
 */
final class NextRunTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          INCREMENTAL | FULL         | BLACKOUT                      | HANDLED     | FREE        | NOW         | DECISION                | MISSED                       | REASON
          Hours 6     |              |                               | 05-31 23:59 |             | 06-01 00:00 | Due REGULAR 06-01 00:00 |                              | due as the group is made
          Hours 6     |              |                               | 06-05 06:00 |             | 06-05 11:59 | Wait 06-05 12:00        |                              | not yet
          Hours 6     |              |                               | 06-05 06:00 |             | 06-05 12:00 | Due REGULAR 06-05 12:00 |                              | to the instant
          Hours 6     |              |                               | 06-05 06:00 |             | 06-05 13:00 | Due REGULAR 06-05 12:00 |                              | late, but none is lost
          Hours 6     |              |                               | 06-05 06:00 |             | 06-05 18:00 | Due REGULAR 06-05 18:00 | 1 06-05 12:00 06-05 12:00    | two were due: one run, one entry
          Hours 6     |              |                               | 06-05 06:00 |             | 06-08 07:00 | Due REGULAR 06-08 06:00 | 11 06-05 12:00 06-08 00:00   | after three days down
          Minutes 1   |              |                               | 06-01 00:00 |             | 12-01 00:00 | Due REGULAR 12-01 00:00 | 263519 06-01 00:01 11-30 23:59 | after half a year down
          Days 1      | Weeks SUNDAY |                               | 06-06 02:00 |             | 06-07 02:00 | Due FULL 06-07 02:00    |                              | full beats incremental
          Days 1      | Weeks SUNDAY |                               | 06-06 02:00 |             | 06-09 12:00 | Due FULL 06-09 02:00    | 2 06-07 02:00 06-08 02:00    | a full among the missed is not lost
          Hours 6     | Days 1       |                               | 06-05 00:00 |             | 06-05 02:00 | Due FULL 06-05 02:00    |                              | full between the incrementals
          Hours 2     | Days 1       |                               | 06-05 00:00 |             | 06-05 04:00 | Due FULL 06-05 04:00    | 1 06-05 02:00 06-05 02:00    | a time of both counts once
          OnDemand    | Weeks SUNDAY |                               | 06-01 00:00 |             | 06-05 00:00 | Wait 06-07 02:00        |                              | full runs alone
          OnDemand    |              |                               | 06-01 00:00 |             | 06-05 00:00 | Never NO_SCHEDULE       |                              | on demand only
          Hours 6     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 06:00 |             | 06-05 11:00 | Wait 06-05 17:00        |                              | 12:00 will be held back
          Hours 6     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 06:00 |             | 06-05 12:00 | Wait 06-05 17:00        |                              | 12:00 is held back
          Hours 6     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 06:00 |             | 06-05 17:00 | Due REGULAR 06-05 17:00 |                              | and runs at the end
          Hours 6     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 17:00 |             | 06-05 17:01 | Wait 06-05 18:00        |                              | once
          Hours 1     |              | FRIDAY 09:00 UTC to 17:30 UTC | 06-05 08:00 |             | 06-05 17:30 | Due REGULAR 06-05 17:30 |                              | eight held back: one run, no entry
          Hours 1     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 08:00 |             | 06-05 17:00 | Due REGULAR 06-05 17:00 |                              | the end is a time itself: one run
          Hours 1     |              | FRIDAY 09:00 UTC to 17:00 UTC | 06-05 08:00 |             | 06-05 18:00 | Due REGULAR 06-05 18:00 | 1 06-05 17:00 06-05 17:00    | and counts once where it is missed
          Hours 6     |              | FRIDAY 13:00 UTC to 17:00 UTC | 06-05 12:00 |             | 06-05 14:00 | Wait 06-05 18:00        |                              | nothing was held back
          Hours 6     |              | FRIDAY 12:00 UTC to 12:00 UTC | 06-05 06:00 |             | 06-05 12:00 | Wait 06-06 12:00        |                              | a whole day
          Hours 6     |              | FRIDAY 13:00 UTC to 17:00 UTC | 06-05 06:00 |             | 06-05 14:00 | Wait 06-05 17:00        |                              | late, and no run starts inside
          Hours 6     |              | FRIDAY 13:00 UTC to 17:00 UTC | 06-05 06:00 |             | 06-05 17:00 | Due REGULAR 06-05 12:00 |                              | it runs after the window
          Days 1      |              | FRIDAY 22:00 UTC to 06:00 UTC | 06-05 02:00 |             | 06-06 02:00 | Wait 06-06 06:00        |                              | across midnight
          Days 1      | Weeks FRIDAY | FRIDAY 01:00 UTC to 03:00 UTC | 06-04 02:00 |             | 06-05 03:00 | Due FULL 06-05 03:00    |                              | a full that was held back is full
          Hours 1     |              | FRIDAY 09:00 UTC to 17:30 UTC | 06-05 07:00 |             | 06-05 19:00 | Due REGULAR 06-05 19:00 | 3 06-05 08:00 06-05 18:00    | down over a window: 8:00, its end, 18:00
          Hours 6     |              |                               | 06-05 06:00 | 06-05 19:00 | 06-05 19:00 | Wait 06-06 00:00        | 2 06-05 12:00 06-05 18:00    | a run was open at 12:00 and 18:00
          Hours 6     |              |                               | 06-05 06:00 | 06-05 12:00 | 06-05 12:00 | Wait 06-05 18:00        | 1 06-05 12:00 06-05 12:00    | ended in the same instant
          Hours 6     |              |                               | 06-05 06:00 | 06-05 13:00 | 06-06 00:00 | Due REGULAR 06-06 00:00 | 1 06-05 12:00 06-05 12:00; 1 06-05 18:00 06-05 18:00 | an overlap, then down
          Days 1      | Weeks SUNDAY |                               | 06-06 02:00 | 06-07 03:00 | 06-07 03:00 | Wait 06-08 02:00        | 1 06-07 02:00 06-07 02:00    | a full in an overlap is missed as well
          Hours 6     |              | FRIDAY 11:00 UTC to 17:00 UTC | 06-05 06:00 | 06-05 13:00 | 06-05 13:00 | Wait 06-05 17:00        |                              | held back, and free again in time
          Hours 6     |              | FRIDAY 11:00 UTC to 17:00 UTC | 06-05 06:00 | 06-05 17:10 | 06-05 17:10 | Wait 06-05 18:00        | 1 06-05 17:00 06-05 17:00    | still open when the window ends
          OnDemand    | ProtectOnce  |                               | 06-01 00:00 |             | 06-01 01:00 | Wait 06-01 02:00        |                              | once, at the first start time
          OnDemand    | ProtectOnce  |                               | 06-01 00:00 |             | 06-01 02:00 | Due FULL 06-01 02:00 last |                            | and never again
          OnDemand    | ProtectOnce  |                               | 06-01 00:00 | 06-01 04:00 | 06-01 04:00 | Due FULL 06-01 02:00 last |                            | a run on demand was in the way
          OnDemand    | ProtectOnce  |                               | 06-01 00:00 |             | 06-20 04:00 | Due FULL 06-01 02:00 last |                            | down for weeks
          Days 1      | ProtectOnce  |                               | 05-31 23:59 |             | 06-03 12:00 | Due FULL 06-03 02:00 last | 2 06-01 02:00 06-02 02:00  | one run stands for all
          OnDemand    | ProtectOnce  | MONDAY 01:00 UTC to 09:00 UTC | 06-01 00:00 |             | 06-01 02:00 | Wait 06-01 09:00        |                              | held back
          Hours 6     |              |                               | 06-05 12:00 |             | 06-05 11:00 | Wait 06-05 18:00        |                              | the clock went back: nothing runs twice
          """)
  void decisionForAGroup(
      String incremental,
      @Nullable String full,
      @Nullable String blackout,
      String handled,
      @Nullable String free,
      String now,
      String decision,
      @Nullable String missed,
      String reason) {
    NextRun next =
        NextRun.of(policy(incremental, full, blackout), TIMING, history(handled, free), at(now));

    assertThat(text(next.decision())).as(reason).isEqualTo(decision);
    assertThat(next.missed().stream().map(NextRunTest::text).collect(Collectors.joining("; ")))
        .as(reason)
        .isEqualTo(missed == null ? "" : missed);
  }

  private static final GroupTiming TIMING =
      GroupTiming.of(at("06-01 00:00"), PolicyWords.time("02:00 UTC"));

  private static PolicySettings policy(
      String incremental, @Nullable String full, @Nullable String blackout) {
    PolicyBuilder policy = new PolicyBuilder().incremental(PolicyWords.schedule(incremental));
    if (full != null) {
      policy.full(PolicyWords.schedule(full));
    }
    if (blackout != null) {
      policy.blackout(PolicyWords.blackout(blackout));
    }
    return policy.build();
  }

  private static RunHistory history(String handled, @Nullable String free) {
    return new RunHistory(at(handled), false, free == null ? Instant.EPOCH : at(free));
  }

  private static String text(Decision decision) {
    return switch (decision) {
      case Never(NextRun.Reason reason) -> "Never " + reason;
      case AfterOpenRun() -> "AfterOpenRun";
      case Wait(Instant until) -> "Wait " + TIME.format(until);
      case Due due ->
          "Due "
              + due.type()
              + " "
              + TIME.format(due.scheduled())
              + (due.lastOfGroup() ? " last" : "");
    };
  }

  private static String text(Missed missed) {
    return missed.count() + " " + TIME.format(missed.first()) + " " + TIME.format(missed.last());
  }

  private static Instant at(String text) {
    return PolicyWords.at("2026-" + text.replace(' ', 'T') + "Z");
  }
}

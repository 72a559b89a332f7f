package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.KeepReason;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.ScheduledLife;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtendedRetentionTest {
  private static final Retention YEAR = PolicyWords.retention("1 YEARS");

  /** RUNS are regular, or full with an F; those in brackets ended without a snapshot. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          PERIODS       | ZONE                | CREATED           | RUNS                                                                      | KEPT  | REASON
          DAYS 1        | UTC                 | 2026-06-01T12:00Z | 2026-06-01T13:00Z 2026-06-01T23:00Z 2026-06-02T00:00Z                     | 1 3   | midnight begins a day
          DAYS 1        | America/Los_Angeles | 2026-06-01T12:00Z | 2026-06-01T13:00Z 2026-06-02T06:59Z 2026-06-02T07:00Z                     | 1 3   | midnight of the group
          DAYS 3        | UTC                 | 2026-06-01T12:00Z | 2026-06-01T13:00Z 2026-06-03T23:00Z 2026-06-04T00:00Z 2026-06-10T00:00Z   | 1 3 4 | blocks from the creation on
          DAYS 3        | UTC                 | 2026-06-02T12:00Z | 2026-06-03T13:00Z 2026-06-04T23:00Z 2026-06-05T00:00Z                     | 1 3   | not from the epoch on
          HOURS 1       | UTC                 | 2026-06-01T12:30Z | 2026-06-01T12:45Z 2026-06-01T13:00Z 2026-06-01T13:30Z                     | 1 2   | the full hour
          HOURS 6       | UTC                 | 2026-06-01T12:30Z | 2026-06-01T13:00Z 2026-06-01T17:59Z 2026-06-01T18:00Z                     | 1 3   | blocks of hours
          HOURS 1       | America/Los_Angeles | 2026-10-31T12:00Z | 2026-11-01T08:10Z 2026-11-01T09:10Z                                       | 1 2   | the hour that comes twice is two
          WEEKS 1       | UTC                 | 2026-06-01T12:00Z | 2026-06-05T02:00Z 2026-06-07T23:59Z 2026-06-08T00:00Z                     | 1 3   | weeks begin on Monday
          WEEKS 1       | Europe/Berlin       | 2026-06-01T12:00Z | 2026-06-07T21:59Z 2026-06-07T22:00Z                                       | 1 2   | Monday in Berlin
          WEEKS 1       | UTC                 | 2026-12-01T12:00Z | 2026-12-30T02:00Z 2027-01-01T02:00Z 2027-01-04T02:00Z                     | 1 3   | a week is not cut at the year's end
          WEEKS 2       | UTC                 | 2026-06-07T12:00Z | 2026-06-07T13:00Z 2026-06-08T02:00Z 2026-06-14T02:00Z 2026-06-15T02:00Z   | 1 4   | the first block has a day left
          MONTHS 1      | UTC                 | 2026-01-15T00:00Z | 2026-01-31T02:00Z 2026-02-01T02:00Z 2026-02-28T02:00Z 2026-03-31T02:00Z   | 1 2 4 | months have their own lengths
          MONTHS 1      | UTC                 | 2028-02-15T00:00Z | 2028-02-28T02:00Z 2028-02-29T02:00Z 2028-03-01T02:00Z                     | 1 3   | a leap year
          MONTHS 3      | UTC                 | 2026-11-15T00:00Z | 2026-11-20T02:00Z 2027-01-31T02:00Z 2027-02-01T02:00Z                     | 1 3   | across the year's end
          YEARS 1       | UTC                 | 2026-06-01T00:00Z | 2026-12-31T23:59Z 2027-01-01T00:00Z 2027-12-31T00:00Z                     | 1 2   | 1 January
          YEARS 1       | Pacific/Apia        | 2026-06-01T00:00Z | 2026-12-31T09:59Z 2026-12-31T11:00Z                                       | 1 2   | where it is January first
          YEARS 2       | UTC                 | 2025-06-01T00:00Z | 2025-12-01T00:00Z 2026-12-01T00:00Z 2027-01-01T00:00Z                     | 1 3   | blocks of years
          RUNS 3        | UTC                 | 2026-06-01T00:00Z | 2026-06-01T01:00Z 2026-06-01T02:00Z 2026-06-01T03:00Z 2026-06-01T04:00Z   | 1 4   | the first of every three
          RUNS 2        | UTC                 | 2026-06-01T00:00Z | [2026-06-01T01:00Z] 2026-06-01T02:00Z 2026-06-01T03:00Z 2026-06-01T04:00Z | 2 4   | only those with a snapshot count
          DAYS 1        | UTC                 | 2026-06-01T00:00Z | [2026-06-01T01:00Z] 2026-06-01T02:00Z 2026-06-01T03:00Z                   | 2     | the first with a snapshot
          WEEKS 1 full  | UTC                 | 2026-06-01T00:00Z | 2026-06-02T02:00Z F2026-06-03T02:00Z F2026-06-04T02:00Z                   | 2     | full runs alone are eligible
          RUNS 2 full   | UTC                 | 2026-06-01T00:00Z | F2026-06-01T02:00Z 2026-06-02T02:00Z F2026-06-03T02:00Z F2026-06-04T02:00Z | 1 4  | and alone are counted
          """)
  void firstEligibleRunOfABlock_isKeptLonger(
      String periods, String zone, String created, String runs, String kept, String reason) {
    PolicySettings policy = policy(periods(periods));
    GroupTiming timing = timing(zone, created);
    List<String> extended = new ArrayList<>();
    ServedPeriods served = ServedPeriods.NONE;
    String[] all = runs.split(" +", -1);
    for (int i = 0; i < all.length; i++) {
      if (all[i].startsWith("[")) {
        continue;
      }
      ScheduledLife life = life(policy, timing, all[i], served);
      served = life.served();
      if (life.life().reasons().size() == 2) {
        extended.add(Integer.toString(i + 1));
      }
    }

    assertThat(String.join(" ", extended)).as(reason).isEqualTo(kept);
  }

  @Test
  void latestExpiryWins_andEveryRuleIsAReason() {
    ExtendedRetention weekly = rule("WEEKS 1", "1 MONTHS locked COMPLIANCE 2 WEEKS");
    ExtendedRetention monthly = rule("MONTHS 1", "1 YEARS locked ADMINISTRATIVE 1 WEEKS");
    PolicySettings policy = new PolicyBuilder().extended(weekly).extended(monthly).build();
    Instant start = Instant.parse("2026-06-05T02:00:00Z");

    SnapshotLife life =
        life(policy, timing("UTC", "2026-06-01T00:00Z"), "2026-06-05T02:00Z", ServedPeriods.NONE)
            .life();

    assertThat(life.expiry()).isEqualTo(start.plus(Duration.ofDays(365)));
    assertThat(life.lock())
        .isEqualTo(
            new SnapshotLock.Until(DatalockMode.COMPLIANCE, start.plus(Duration.ofDays(14))));
    assertThat(life.reasons())
        .containsExactly(
            new KeepReason.OfRunType(
                RunType.REGULAR, policy.regular().retention(), start.plus(Duration.ofDays(14))),
            new KeepReason.Extended(
                weekly, Instant.parse("2026-06-01T00:00:00Z"), start.plus(Duration.ofDays(30))),
            new KeepReason.Extended(
                monthly, Instant.parse("2026-06-01T00:00:00Z"), start.plus(Duration.ofDays(365))),
            new KeepReason.Locked(DatalockMode.COMPLIANCE, start.plus(Duration.ofDays(14))));
  }

  @Test
  void shorterExtendedRetention_shortensNothing() {
    PolicySettings policy = new PolicyBuilder().extended(rule("DAYS 1", "1 DAYS")).build();

    assertThat(
            life(
                    policy,
                    timing("UTC", "2026-06-01T00:00Z"),
                    "2026-06-01T00:00Z",
                    ServedPeriods.NONE)
                .life()
                .expiry())
        .isEqualTo(Instant.parse("2026-06-15T00:00:00Z"));
  }

  @Test
  void changeOfHowLongIsKept_servesNoPeriodTwice_andNewPeriodsBegin() {
    GroupTiming timing = timing("UTC", "2026-06-01T00:00Z");
    PolicySettings before = policy(periods("WEEKS 1"));
    PolicySettings longer = new PolicyBuilder().extended(rule("WEEKS 1", "7 YEARS")).build();
    PolicySettings other = policy(periods("MONTHS 1"));
    ServedPeriods served = life(before, timing, "2026-06-02T02:00Z", ServedPeriods.NONE).served();

    ScheduledLife sameWeek = life(longer, timing, "2026-06-03T02:00Z", served);
    ScheduledLife otherPeriods = life(other, timing, "2026-06-04T02:00Z", sameWeek.served());

    assertThat(sameWeek.life().reasons()).hasSize(1);
    assertThat(otherPeriods.life().reasons()).hasSize(2);
    assertThat(otherPeriods.served().last()).containsOnlyKeys(periods("MONTHS 1"));
  }

  @Test
  void lockOfThePolicyAlone_locksExtendedRetentionsAsAWhole() {
    PolicySettings policy =
        new PolicyBuilder()
            .extended(new ExtendedRetention(periods("DAYS 1"), YEAR))
            .lock(new Datalock.WholeRetention(DatalockMode.ADMINISTRATIVE))
            .build();

    SnapshotLife life =
        life(policy, timing("UTC", "2026-06-01T00:00Z"), "2026-06-01T00:00Z", ServedPeriods.NONE)
            .life();

    assertThat(life.lock())
        .isEqualTo(new SnapshotLock.Until(DatalockMode.ADMINISTRATIVE, life.expiry()));
  }

  private static PolicySettings policy(ExtendedPeriods periods) {
    return new PolicyBuilder().extended(new ExtendedRetention(periods, YEAR)).build();
  }

  private static ExtendedRetention rule(String periods, String retention) {
    return new ExtendedRetention(periods(periods), PolicyWords.retention(retention));
  }

  private static ExtendedPeriods periods(String text) {
    String[] words = text.split(" ", -1);
    return new ExtendedPeriods(
        ExtendedPeriods.Unit.valueOf(words[0]), Long.parseLong(words[1]), words.length == 3);
  }

  private static GroupTiming timing(String zone, String created) {
    return GroupTiming.of(PolicyWords.at(created), new TimeOfDay(2, 0, ZoneId.of(zone)));
  }

  private static ScheduledLife life(
      PolicySettings policy, GroupTiming timing, String run, ServedPeriods served) {
    RunType type = run.startsWith("F") ? RunType.FULL : RunType.REGULAR;
    Instant start = PolicyWords.at(type == RunType.FULL ? run.substring(1) : run);
    return ScheduledLife.of(
        policy, timing, type, start, policy.retentionsOf(RunType.REGULAR), served);
  }
}

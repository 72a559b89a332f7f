package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.RandomPolicies;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SchedulePropertiesTest {
  private static final int CASES = Integer.getInteger("tests.schedules", 150);
  private static final int DAYS = 10;

  @Test
  void firstTime_isTheOneThatASearchByTheMinuteFinds() {
    RandomCases.check(
        CASES,
        chance -> {
          Schedule schedule = RandomPolicies.incremental(chance);
          GroupTiming timing = RandomPolicies.timing(chance);
          Instant after = nearAChange(timing, chance);
          Instant end = after.plus(Duration.ofDays(DAYS));

          Optional<Instant> found = schedule.firstAfter(timing, after);

          assertThat(found.filter(time -> !time.isAfter(end)))
              .as("%s of %s after %s", schedule, timing, after)
              .isEqualTo(new SlowSchedule(schedule, timing).firstAfter(after, DAYS));
        });
  }

  @Test
  void timesOfASchedule_onlyGrow_andNoneIsLeftOutFromInBetween() {
    RandomCases.check(
        CASES,
        chance -> {
          Schedule schedule = RandomPolicies.incremental(chance);
          GroupTiming timing = RandomPolicies.timing(chance);
          Instant time = timing.created().minusSeconds(chance.nextInt(100_000));
          for (int i = 0; i < 20; i++) {
            Optional<Instant> next = schedule.firstAfter(timing, time);
            if (next.isEmpty()) {
              return;
            }
            Instant found = next.get();
            Instant between =
                time.plusSeconds(chance.nextLong(Duration.between(time, found).toSeconds()));

            assertThat(found).isAfter(time);
            assertThat(schedule.firstAfter(timing, between)).contains(found);
            time = found;
          }
        });
  }

  /** Half of the cases begin within the days before clocks are changed. */
  private static Instant nearAChange(GroupTiming timing, RandomGenerator chance) {
    Instant any = timing.created().plus(Duration.ofMinutes(chance.nextInt(2_000_000)));
    ZoneOffsetTransition change =
        chance.nextBoolean() ? timing.startTime().zone().getRules().nextTransition(any) : null;
    return change == null
        ? any
        : change.getInstant().minus(Duration.ofMinutes(chance.nextInt(3 * 24 * 60)));
  }
}

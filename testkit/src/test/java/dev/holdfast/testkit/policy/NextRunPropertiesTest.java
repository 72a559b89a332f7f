package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.NextRun.Due;
import dev.holdfast.domain.policy.NextRun.Missed;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.PolicyWords;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.build.RandomPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A group lives for some weeks with runs of any length and a scheduler that is often away. */
final class NextRunPropertiesTest {
  private static final int CASES = Integer.getInteger("tests.groups", 25);
  private static final Duration LIFE = Duration.ofDays(40);
  private static final int LOOKS = 60;

  @Test
  void everyTimeIsRunOnceOrMissedOnce_andNoFullRunIsLost() {
    RandomCases.check(
        CASES,
        chance -> {
          PolicySettings policy = policy(chance);
          GroupTiming timing =
              GroupTiming.of(RandomPolicies.instant(chance), RandomPolicies.time(chance));
          if (chance.nextInt(4) == 0) {
            timing = timing.endingAt(timing.created().plus(Duration.ofDays(chance.nextInt(30))));
          }
          live(policy, timing, chance);
        });
  }

  private static void live(PolicySettings policy, GroupTiming timing, RandomGenerator chance) {
    SlowGroup slow = new SlowGroup(policy, timing, timing.created().plus(LIFE));
    RunHistory history = RunHistory.startingAt(timing.created());
    Instant now = timing.created();
    Instant told = timing.created().minusNanos(1);
    for (int i = 0; i < LOOKS && now.isBefore(timing.created().plus(LIFE.dividedBy(2))); i++) {
      NextRun next = NextRun.of(policy, timing, history, now);
      told = check(slow, timing, next, told, history.freeSince(), now);
      history = next.history();
      now = now.plus(someTime(chance));
      if (history.open()) {
        assertThat(NextRun.of(policy, timing, history, now).decision())
            .isEqualTo(new NextRun.AfterOpenRun());
        history = history.runEnded(now);
        now = chance.nextBoolean() ? now : now.plus(someTime(chance));
      }
    }
  }

  /** Compares with what the slow group has, and tells until when all was told of. */
  private static Instant check(
      SlowGroup slow, GroupTiming timing, NextRun next, Instant told, Instant free, Instant now) {
    List<Missed> missed = new ArrayList<>();
    Instant busy = told.isBefore(free) ? free : told;
    addTo(missed, slow.due(told, busy));
    NavigableMap<Instant, Boolean> pending = slow.due(busy, now);
    if (!now.isBefore(timing.end())) {
      addTo(missed, pending);
      assertThat(next.missed()).isEqualTo(missed);
      assertThat(next.decision()).isEqualTo(new NextRun.Never(NextRun.Reason.ENDED));
      return now;
    }
    if (pending.isEmpty() || slow.isBlackout(now)) {
      assertThat(next.missed()).isEqualTo(missed);
      assertThat(next.decision()).isNotInstanceOf(Due.class);
      return busy;
    }
    addTo(missed, pending.headMap(pending.lastKey(), false));
    assertThat(next.missed()).isEqualTo(missed);
    assertThat(next.decision())
        .isInstanceOfSatisfying(
            Due.class,
            due -> {
              assertThat(due.scheduled()).isEqualTo(pending.lastKey());
              assertThat(due.type())
                  .isEqualTo(pending.containsValue(true) ? RunType.FULL : RunType.REGULAR);
            });
    return now;
  }

  private static void addTo(List<Missed> missed, NavigableMap<Instant, Boolean> times) {
    if (!times.isEmpty()) {
      missed.add(new Missed(times.size(), times.firstKey(), times.lastKey()));
    }
  }

  private static PolicySettings policy(RandomGenerator chance) {
    PolicyBuilder policy = new PolicyBuilder().incremental(RandomPolicies.incremental(chance));
    for (int i = chance.nextInt(3); i > 0; i--) {
      policy.fullBackup(RandomPolicies.full(chance), PolicyWords.retention("4 WEEKS"));
    }
    for (int i = chance.nextInt(4); i > 0; i--) {
      policy.blackout(RandomPolicies.window(chance));
    }
    return policy.build();
  }

  private static Duration someTime(RandomGenerator chance) {
    return Duration.ofMinutes(chance.nextInt(5) == 0 ? chance.nextInt(8_000) : chance.nextInt(200));
  }
}

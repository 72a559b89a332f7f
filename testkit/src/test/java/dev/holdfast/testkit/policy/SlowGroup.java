package dev.holdfast.testkit.policy;

import dev.holdfast.domain.policy.BlackoutCalendar;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The runs that a group should have, found one by one, and each window looked at by itself. */
final class SlowGroup {
  private final List<BlackoutCalendar> windows;
  private final NavigableMap<Instant, Boolean> dueAndFull = new TreeMap<>();

  SlowGroup(PolicySettings policy, GroupTiming timing, Instant until) {
    windows = policy.blackouts().stream().map(one -> new BlackoutCalendar(List.of(one))).toList();
    add(policy.regular().incremental(), timing, until, false);
    policy.fullRuns().forEach(full -> add(full.schedule(), timing, until, true));
  }

  boolean isBlackout(Instant instant) {
    return windows.stream().anyMatch(window -> window.at(instant).isPresent());
  }

  /** What comes due after one instant and up to another: when, and whether it is a full run. */
  NavigableMap<Instant, Boolean> due(Instant after, Instant to) {
    return dueAndFull.subMap(after, false, to, true);
  }

  private void add(Schedule schedule, GroupTiming timing, Instant until, boolean full) {
    Instant time = schedule.firstAfter(timing, Instant.MIN).orElse(Instant.MAX);
    while (time.isBefore(until)) {
      Instant due = time;
      while (isBlackout(due)) {
        due = nextQuarter(due);
      }
      if (due.isBefore(timing.end())) {
        dueAndFull.merge(due, full, Boolean::logicalOr);
      }
      time = schedule.firstAfter(timing, time).orElse(Instant.MAX);
    }
  }

  /** Windows that are drawn by chance end at quarters of an hour, and so do gaps of clocks. */
  private static Instant nextQuarter(Instant time) {
    long seconds = Duration.ofMinutes(15).toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(time.getEpochSecond(), seconds) + 1) * seconds);
  }
}

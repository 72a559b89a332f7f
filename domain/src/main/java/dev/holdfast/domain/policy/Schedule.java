package dev.holdfast.domain.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When runs come due, before blackout windows and open runs are looked at.
 *
 * <p>Minutes and hours pass at their own pace from the group's anchor on, whatever clocks do. All
 * others name days, and the group's start time says when on them.
 */
public sealed interface Schedule {

  /** Never by itself. */
  record OnDemand() implements Schedule {}

  /** At the anchor, then every so many minutes; 1 to 5,256,000, ten years. */
  record Minutes(long frequency) implements Schedule {
    public Minutes {
      Limits.between("minuteSchedule.frequency", frequency, 1, Limits.MINUTES_BETWEEN_RUNS_MAX);
    }

    Duration interval() {
      return Duration.ofMinutes(frequency);
    }
  }

  /** At the anchor, then every so many times 60 minutes; 1 to 87,600, ten years. */
  record Hours(long frequency) implements Schedule {
    public Hours {
      Limits.between("hourSchedule.frequency", frequency, 1, Limits.HOURS_BETWEEN_RUNS_MAX);
    }

    Duration interval() {
      return Duration.ofHours(frequency);
    }
  }

  /** On the day the group was made, if its start time is still to come, then every so many days. */
  record Days(long frequency) implements Schedule {
    public Days {
      Limits.between("daySchedule.frequency", frequency, 1, Limits.DAYS_BETWEEN_RUNS_MAX);
    }
  }

  /** On these days of each week. */
  record Weeks(Set<DayOfWeek> days) implements Schedule {
    public Weeks {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw FieldCauses.refusal("weekSchedule.dayOfWeek", "is empty; name at least one day.");
      }
    }
  }

  /** On these days of each month. */
  record Months(DayInMonth on) implements Schedule {}

  /** On this day of each year. */
  record Years(YearDay on) implements Schedule {}

  /** Once: at the first start time after the anchor. Its run is the group's last. */
  record ProtectOnce() implements Schedule {}

  /**
   * The first time after an instant, which itself does not count; empty where none comes before the
   * group's end or pause. Costs a few steps, however far away the time is.
   */
  default Optional<Instant> firstAfter(GroupTiming timing, Instant after) {
    return ScheduledTimes.firstAfter(this, timing, after);
  }
}

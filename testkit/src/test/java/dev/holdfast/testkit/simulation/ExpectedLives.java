package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RunType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long the snapshots of one group's runs should stay, by the words of its policy. */
final class ExpectedLives {
  /**
   * The end of a snapshot, and of its lock.
   *
   * @param mode null without a lock
   */
  record Life(Instant expiry, @Nullable DatalockMode mode, Instant lockEnd) {}

  private final Instant created;

  /** The blocks of periods that have their snapshot; where runs are counted, each run is one. */
  private final Map<ExtendedPeriods, Set<Long>> served = new HashMap<>();

  ExpectedLives(Instant created) {
    this.created = created;
  }

  /** Of a run that a client asked for. */
  static Life onDemand(Instant start, List<Retention> base) {
    return life(start, base);
  }

  /** Of a scheduled run, when its first snapshot is there. */
  Life scheduled(
      PolicySettings policy, ZoneId zone, RunType type, Instant start, List<Retention> base) {
    List<Retention> all = new ArrayList<>(base);
    for (ExtendedRetention rule : policy.extended()) {
      if (isServedBy(rule.periods(), zone, type, start)) {
        all.add(locked(rule.retention(), policy.lock()));
      }
    }
    served.keySet().retainAll(policy.extended().stream().map(ExtendedRetention::periods).toList());
    return life(start, all);
  }

  /** What a policy keeps runs of a type for, and of full runs those that some schedules ask for. */
  static List<Retention> base(PolicySettings policy, RunType type, Set<Integer> fulls) {
    if (type == RunType.REGULAR || policy.regular().fullBackups().isEmpty()) {
      return List.of(locked(policy.regular().retention(), policy.lock()));
    }
    return fulls.stream()
        .sorted()
        .map(place -> policy.regular().fullBackups().get(place).retention())
        .map(retention -> locked(retention, policy.lock()))
        .toList();
  }

  private boolean isServedBy(ExtendedPeriods periods, ZoneId zone, RunType type, Instant start) {
    if (periods.fullOnly() && type != RunType.FULL) {
      return false;
    }
    Set<Long> blocks = served.computeIfAbsent(periods, unused -> new HashSet<>());
    if (periods.unit() == ExtendedPeriods.Unit.RUNS) {
      long before = blocks.size();
      blocks.add(before);
      return before % periods.frequency() == 0;
    }
    return blocks.add(Math.floorDiv(period(periods.unit(), zone, start), periods.frequency()));
  }

  /** How many periods have begun since the one in which the group was made. */
  private long period(ExtendedPeriods.Unit unit, ZoneId zone, Instant start) {
    LocalDate from = created.atZone(zone).toLocalDate();
    LocalDate to = start.atZone(zone).toLocalDate();
    return switch (unit) {
      case RUNS -> throw new IllegalArgumentException("Runs are no periods of the calendar");
      case HOURS ->
          ChronoUnit.HOURS.between(
              created.atZone(zone).truncatedTo(ChronoUnit.HOURS), start.atZone(zone));
      case DAYS -> to.toEpochDay() - from.toEpochDay();
      case WEEKS -> (toMonday(to) - toMonday(from)) / 7;
      case MONTHS ->
          (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
      case YEARS -> to.getYear() - (long) from.getYear();
    };
  }

  private static long toMonday(LocalDate day) {
    return day.toEpochDay() - day.getDayOfWeek().getValue();
  }

  private static Retention locked(Retention retention, Datalock policyLock) {
    return retention.lock() instanceof Datalock.Unlocked
        ? new Retention(retention.unit(), retention.duration(), policyLock)
        : retention;
  }

  private static Life life(Instant start, List<Retention> retentions) {
    Instant expiry = start;
    Instant lockEnd = start;
    @Nullable DatalockMode mode = null;
    for (Retention one : retentions) {
      Instant kept = start.plus(length(one.unit(), one.duration()));
      expiry = later(expiry, kept);
      switch (one.lock()) {
        case Datalock.Unlocked() -> {}
        case Datalock.WholeRetention(DatalockMode whole) -> {
          mode = stronger(mode, whole);
          lockEnd = later(lockEnd, kept);
        }
        case Datalock.Limited limited -> {
          mode = stronger(mode, limited.mode());
          lockEnd = later(lockEnd, start.plus(length(limited.unit(), limited.duration())));
        }
      }
    }
    return new Life(expiry, mode, lockEnd);
  }

  private static Duration length(RetentionUnit unit, long count) {
    long days =
        switch (unit) {
          case DAYS -> 1;
          case WEEKS -> 7;
          case MONTHS -> 30;
          case YEARS -> 365;
        };
    return Duration.ofDays(count * days);
  }

  private static DatalockMode stronger(@Nullable DatalockMode one, DatalockMode other) {
    return one == DatalockMode.COMPLIANCE ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

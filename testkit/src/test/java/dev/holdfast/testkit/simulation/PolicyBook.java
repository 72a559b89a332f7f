package dev.holdfast.testkit.simulation;

import static dev.holdfast.testkit.build.PolicyWords.blackout;
import static dev.holdfast.testkit.build.PolicyWords.retention;
import static dev.holdfast.testkit.build.PolicyWords.schedule;

import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedPeriods.Unit;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.testkit.build.PolicyBuilder;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Policies of every unit of schedules, and what becomes of them. */
final class PolicyBook {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("UTC"));

  private PolicyBook() {}

  /** A run every minute; the group that has it does not live long. */
  static PolicySettings everyMinute() {
    return new PolicyBuilder()
        .name("every minute")
        .incremental(schedule("Minutes 1"))
        .keep(retention("1 DAYS"))
        .build();
  }

  static List<PolicySettings> all() {
    return List.of(
        nights(
                policy("minutes", "Minutes 45", "2 DAYS"),
                "22:00 Europe/Berlin",
                "06:00 Europe/Berlin")
            .build(),
        policy("hours", "Hours 1", "4 DAYS")
            .fullBackup(schedule("Weeks SUNDAY"), retention("30 DAYS"))
            .lock(new Datalock.WholeRetention(DatalockMode.ADMINISTRATIVE))
            .retries(new RetryOptions(2, 10))
            .build(),
        nights(
                policy("seven hours", "Hours 7", "9 DAYS")
                    .fullBackup(schedule("Days 1"), retention("1 WEEKS"))
                    .extended(extended(Unit.DAYS, 4, true, "60 DAYS"))
                    .timeouts(new RunTimeouts(Map.of(RunType.REGULAR, 90L))),
                "18:00 America/Los_Angeles",
                "07:30 America/Los_Angeles")
            .build(),
        policy("days", "Days 1", "2 WEEKS")
            .fullBackup(
                schedule("Months LAST SUNDAY"), retention("3 MONTHS locked COMPLIANCE 20 DAYS"))
            .extended(extended(Unit.WEEKS, 1, false, "2 MONTHS"))
            .extended(extended(Unit.MONTHS, 1, false, "1 YEARS"))
            .build(),
        policy("three days", "Days 3", "2 WEEKS locked ADMINISTRATIVE 5 DAYS")
            .extended(extended(Unit.RUNS, 3, false, "50 DAYS locked COMPLIANCE 40 DAYS"))
            .build(),
        policy("weeks", "Weeks MONDAY,FRIDAY", "20 DAYS")
            .fullBackup(schedule("Years FIRST"), retention("2 YEARS"))
            .extended(extended(Unit.YEARS, 1, false, "3 YEARS"))
            .blackout(blackout("MONDAY 00:00 UTC to 00:00 UTC"))
            .build(),
        policy("months", "Months 31", "40 DAYS")
            .fullBackup(schedule("Months FIRST SUNDAY"), retention("4 MONTHS"))
            .lock(new Datalock.WholeRetention(DatalockMode.COMPLIANCE))
            .build(),
        policy("years", "Years LAST", "1 MONTHS")
            .fullBackup(schedule("Days 1"), retention("5 DAYS"))
            .fullBackup(schedule("Weeks WEDNESDAY"), retention("9 DAYS"))
            .extended(extended(Unit.HOURS, 36, false, "12 DAYS"))
            .build(),
        policy("once", "Hours 5", "3 DAYS")
            .fullBackup(schedule("ProtectOnce"), retention("60 DAYS"))
            .build(),
        policy("on demand", "OnDemand", "6 DAYS").build());
  }

  private static PolicyBuilder policy(String name, String incremental, String kept) {
    return new PolicyBuilder().name(name).incremental(schedule(incremental)).keep(retention(kept));
  }

  private static PolicyBuilder nights(PolicyBuilder policy, String from, String to) {
    for (DayOfWeek day : DayOfWeek.values()) {
      policy.blackout(blackout(day + " " + from + " to " + to));
    }
    return policy;
  }

  private static ExtendedRetention extended(
      Unit unit, long frequency, boolean fullOnly, String kept) {
    return new ExtendedRetention(new ExtendedPeriods(unit, frequency, fullOnly), retention(kept));
  }

  static TimeOfDay start(RandomGenerator chance) {
    // More often than not in the hours in which clocks are changed.
    int hour = chance.nextBoolean() ? chance.nextInt(4) : chance.nextInt(24);
    return new TimeOfDay(hour, chance.nextInt(60), ZONES.get(chance.nextInt(ZONES.size())));
  }

  /** The policy with something else in it. */
  static PolicySettings changed(PolicySettings policy, RandomGenerator chance) {
    RegularBackups regular = policy.regular();
    return switch (chance.nextInt(5)) {
      case 0 -> with(policy, regular, policy.blackouts(), lock(chance));
      case 1 ->
          with(
              policy,
              new RegularBackups(
                  regular.incremental(),
                  regular.full(),
                  regular.fullBackups(),
                  Retention.of(RetentionUnit.DAYS, 1 + chance.nextInt(14))),
              policy.blackouts(),
              policy.lock());
      case 2 ->
          with(
              policy,
              regular,
              List.of(blackout("THURSDAY 20:30 Europe/Berlin to 05:00 Europe/Berlin")),
              policy.lock());
      case 3 ->
          with(
              policy, regular, List.of(blackout("SATURDAY 04:00 UTC to 22:15 UTC")), policy.lock());
      default ->
          with(
              policy,
              new RegularBackups(
                  slower(regular.incremental(), chance),
                  regular.full(),
                  regular.fullBackups(),
                  regular.retention()),
              policy.blackouts(),
              policy.lock());
    };
  }

  private static PolicySettings with(
      PolicySettings policy,
      RegularBackups regular,
      List<BlackoutWindow> blackouts,
      Datalock lock) {
    return new PolicySettings(
        policy.name(),
        policy.description(),
        regular,
        policy.extended(),
        blackouts,
        policy.retries(),
        policy.timeouts(),
        lock,
        policy.storedOnly());
  }

  private static Datalock lock(RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new Datalock.WholeRetention(DatalockMode.ADMINISTRATIVE);
      case 1 -> new Datalock.WholeRetention(DatalockMode.COMPLIANCE);
      default -> new Datalock.Unlocked();
    };
  }

  private static Schedule slower(Schedule schedule, RandomGenerator chance) {
    return switch (schedule) {
      case Schedule.Minutes minutes -> new Schedule.Minutes(40 + chance.nextInt(100));
      case Schedule.Hours hours -> new Schedule.Hours(1 + chance.nextInt(9));
      case Schedule.Days days -> new Schedule.Days(1 + chance.nextInt(4));
      case Schedule.Weeks weeks -> schedule;
      case Schedule.Months months -> schedule;
      case Schedule.Years years -> schedule;
      case Schedule.ProtectOnce once -> schedule;
      case Schedule.OnDemand onDemand -> schedule;
    };
  }
}

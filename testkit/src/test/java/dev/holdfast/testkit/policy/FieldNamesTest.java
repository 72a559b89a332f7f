package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.DayInMonth;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.FullBackup;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.policy.WeekOfMonth;
import dev.holdfast.testkit.build.PolicyWords;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Every refusal begins with the path of the field, as the published API spells it. */
final class FieldNamesTest {
  private static final Retention KEPT = PolicyWords.retention("2 WEEKS");

  @SuppressWarnings("UnusedVariable") // Read by its name.
  private static final List<Arguments> REFUSALS =
      List.of(
          refusal(
              () -> new Schedule.Minutes(0),
              "minuteSchedule.frequency must be a number from 1 to 5256000, not 0."),
          refusal(
              () -> new Schedule.Hours(-1),
              "hourSchedule.frequency must be a number from 1 to 87600, not -1."),
          refusal(
              () -> new Schedule.Days(Long.MAX_VALUE),
              "daySchedule.frequency must be a number from 1 to 3650, not 9223372036854775807."),
          refusal(
              () -> new Schedule.Weeks(Set.of()),
              "weekSchedule.dayOfWeek is empty; name at least one day."),
          refusal(
              () -> DayInMonth.of(Set.of(), null, 0L),
              "dayOfMonth must be a number from 1 to 31, not 0."),
          refusal(
              () -> DayInMonth.of(Set.of(), null, 4294967297L),
              "dayOfMonth must be a number from 1 to 31, not 4294967297."),
          refusal(
              () -> new DayInMonth.Numbered(32),
              "dayOfMonth must be a number from 1 to 31, not 32."),
          refusal(
              () -> DayInMonth.of(Set.of(), WeekOfMonth.FIRST, null),
              "dayOfWeek is empty; name at least one day."),
          refusal(
              () -> DayInMonth.of(Set.of(DayOfWeek.MONDAY), null, null),
              "weekOfMonth is missing; say which week the weekdays mean."),
          refusal(
              () -> DayInMonth.of(Set.of(DayOfWeek.MONDAY), WeekOfMonth.LAST, 3L),
              "dayOfMonth excludes dayOfWeek and weekOfMonth; name the days in one way."),
          refusal(
              () -> DayInMonth.of(Set.of(), null, null),
              "dayOfMonth is missing; name a day, or weekdays and weekOfMonth."),
          refusal(
              () -> new FullBackup(new Schedule.Days(2), KEPT),
              "schedule.daySchedule.frequency can only be 1 for full backups, not 2; Weeks or"
                  + " Months come less often."),
          refusal(
              () -> new FullBackup(new Schedule.Hours(2), KEPT),
              "schedule.unit can't be Hours for full backups; Days, Weeks, Months, Years and"
                  + " ProtectOnce can."),
          refusal(() -> new FullBackup(new Schedule.OnDemand(), KEPT), "schedule is missing."),
          refusal(
              () ->
                  new RegularBackups(
                      new Schedule.ProtectOnce(), new Schedule.OnDemand(), List.of(), KEPT),
              "incremental.schedule.unit can't be ProtectOnce, which only full backups have."),
          refusal(
              () ->
                  new RegularBackups(
                      new Schedule.OnDemand(), new Schedule.Minutes(5), List.of(), KEPT),
              "full.schedule.unit can't be Minutes for full backups; Days, Weeks, Months, Years"
                  + " and ProtectOnce can."),
          refusal(
              () -> Retention.of(RetentionUnit.DAYS, 0),
              "duration must be a number from 1 to 365000, not 0."),
          refusal(
              () -> Retention.of(RetentionUnit.YEARS, Long.MAX_VALUE),
              "duration must be a number from 1 to 1000, not 9223372036854775807."),
          refusal(
              () -> new Datalock.Limited(DatalockMode.COMPLIANCE, RetentionUnit.MONTHS, 0, false),
              "duration must be a number from 1 to 12166, not 0."),
          refusal(
              () -> PolicyWords.retention("2 WEEKS locked COMPLIANCE 15 DAYS"),
              "dataLockConfig.duration makes the lock last 15 days, longer than its retention of"
                  + " 14 days."),
          refusal(
              () -> PolicyWords.retention("12 MONTHS locked COMPLIANCE 1 YEARS"),
              "dataLockConfig.duration makes the lock last 365 days, longer than its retention of"
                  + " 360 days."),
          refusal(
              () -> new ExtendedPeriods(ExtendedPeriods.Unit.RUNS, 0, false),
              "schedule.frequency must be a number from 1 to 100000, not 0."),
          refusal(() -> TimeOfDay.of(24, 0, "UTC"), "hour must be a number from 0 to 23, not 24."),
          refusal(
              () -> TimeOfDay.of(4294967296L, 0, "UTC"),
              "hour must be a number from 0 to 23, not 4294967296."),
          refusal(
              () -> TimeOfDay.of(0, 60, "UTC"), "minute must be a number from 0 to 59, not 60."),
          refusal(
              () -> TimeOfDay.of(0, 0, "Mars/Olympus"),
              "timeZone names no time zone: \"Mars/Olympus\". Give a name such as Europe/Berlin"
                  + " or UTC."),
          refusal(() -> RetryOptions.of(-1, 5), "retries must be a number from 0 to 100, not -1."),
          refusal(
              () -> RetryOptions.of(3, 0),
              "retryIntervalMins must be a number from 1 to 10080, not 0."),
          refusal(
              () -> new RunTimeouts(Map.of(RunType.FULL, 0L)),
              "timeoutMins must be a number from 1 to 525600, not 0."));

  @ParameterizedTest
  @FieldSource("REFUSALS")
  void refusal_namesTheField(Supplier<?> part, String sentence) {
    assertThatThrownBy(part::get)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> {
              assertThat(refused).hasMessage(sentence);
              assertThat(refused.code()).isEqualTo("policy.invalid");
            });
  }

  @Test
  void causesOfAllParts_areToldAtOnce_withTheirPaths() {
    FieldCauses causes = new FieldCauses();

    Schedule schedule =
        causes.within("backupPolicy.regular.incremental.schedule", () -> new Schedule.Days(0));
    Retention retention =
        causes.required(
            "backupPolicy.regular.retention", null, "it says how long snapshots are kept.");
    RetryOptions retries = causes.within("retryOptions", () -> RetryOptions.of(1, 1));

    assertThat(schedule).isNull();
    assertThat(retention).isNull();
    assertThat(retries).isEqualTo(new RetryOptions(1, 1));
    assertThatThrownBy(causes::throwIfAny)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.causes())
                    .containsExactly(
                        "backupPolicy.regular.incremental.schedule.daySchedule.frequency must be a"
                            + " number from 1 to 3650, not 0.",
                        "backupPolicy.regular.retention is missing; it says how long snapshots are"
                            + " kept."));
  }

  @Test
  void causesBeyondTheLimit_areOnlyMentioned() {
    FieldCauses causes = new FieldCauses();
    for (int i = 0; i < 60; i++) {
      causes.add("blackoutWindow[" + i + "]", "is wrong.");
    }

    assertThatThrownBy(causes::throwIfAny)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.causes())
                    .hasSize(51)
                    .last()
                    .isEqualTo("There are more causes than these 50."));
  }

  @Test
  void nothingWrong_passes() {
    new FieldCauses().throwIfAny();

    assertThat(new FieldCauses().required("name", "nightly", "it is.")).isEqualTo("nightly");
  }

  private static Arguments refusal(Supplier<?> part, String sentence) {
    return Arguments.of(part, sentence);
  }
}

package dev.holdfast.domain.policy;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.Schedule.Days;
import dev.holdfast.domain.policy.Schedule.Hours;
import dev.holdfast.domain.policy.Schedule.Minutes;
import dev.holdfast.domain.policy.Schedule.Months;
import dev.holdfast.domain.policy.Schedule.OnDemand;
import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import dev.holdfast.domain.policy.Schedule.Weeks;
import dev.holdfast.domain.policy.Schedule.Years;

/** A schedule of full runs, with how long their snapshots are kept. */
public record FullBackup(Schedule schedule, Retention retention) {
  public FullBackup {
    if (schedule instanceof OnDemand) {
      throw FieldCauses.refusal("schedule", "is missing.");
    }
    checkUnit("schedule", schedule);
  }

  /** Passes where full runs may come by such a schedule, or by none. */
  static void checkUnit(String field, Schedule schedule) {
    switch (schedule) {
      case Minutes minutes -> throw unitNotAllowed(field, "Minutes");
      case Hours hours -> throw unitNotAllowed(field, "Hours");
      case Days(long frequency) -> everyDay(field, frequency);
      case Weeks weeks -> {}
      case Months months -> {}
      case Years years -> {}
      case ProtectOnce() -> {}
      case OnDemand() -> {}
    }
  }

  private static void everyDay(String field, long frequency) {
    if (frequency != 1) {
      throw FieldCauses.refusal(
          field + ".daySchedule.frequency",
          "can only be 1 for full backups, not "
              + frequency
              + "; Weeks or Months come less often.");
    }
  }

  private static InvalidInputException unitNotAllowed(String field, String unit) {
    return FieldCauses.refusal(
        field + ".unit",
        "can't be " + unit + " for full backups; Days, Weeks, Months, Years and ProtectOnce can.");
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.protection.WireSchedule.Unit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.stream.Collectors;

/** A schedule and a retention of backups that nothing here runs, as the contract writes them. */
record WireOtherBackups(
    @NotNull @Valid WireSchedule schedule, @NotNull @Valid WireRetention retention) {

  /**
   * The same without the parts of the schedule that do not count.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException that names the field that is wrong
   */
  WireOtherBackups checked(Set<Unit> allowed) {
    Unit unit = Words.read("schedule.unit", schedule.unit(), Unit.class);
    if (!allowed.contains(unit)) {
      String units = allowed.stream().sorted().map(Words::of).collect(Collectors.joining(", "));
      throw Words.refusal("schedule.unit", "must be one of " + units + ".");
    }
    return new WireOtherBackups(
        Below.path("schedule", () -> WireSchedule.of(schedule.schedule())),
        Below.path("retention", () -> WireRetention.of(retention.retention())));
  }
}

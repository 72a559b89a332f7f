package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.ExtendedRetention;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which snapshots stay longer, as the contract writes it. */
record WireExtendedRetention(
    @NotNull @Valid Periods schedule,
    @NotNull @Valid WireRetention retention,
    @Pattern(regexp = FULL, message = "can only be Full; without it every run counts")
        @Nullable String runType) {
  private static final String FULL = "Full";

  /** Of how many units the first run is kept; of one if it is not said. */
  record Periods(@NotNull String unit, @Nullable Long frequency) {}

  static WireExtendedRetention of(ExtendedRetention extended) {
    ExtendedPeriods periods = extended.periods();
    return new WireExtendedRetention(
        new Periods(Words.of(periods.unit()), periods.frequency()),
        WireRetention.of(extended.retention()),
        periods.fullOnly() ? FULL : null);
  }

  ExtendedRetention extended() {
    long frequency = schedule.frequency() == null ? 1 : schedule.frequency();
    ExtendedPeriods.Unit unit =
        Words.read("schedule.unit", schedule.unit(), ExtendedPeriods.Unit.class);
    return new ExtendedRetention(
        new ExtendedPeriods(unit, frequency, runType != null),
        Below.path("retention", retention::retention));
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.BlackoutWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;

/** When no run starts, as the contract writes it. */
record WireBlackout(
    @NotNull String day,
    @NotNull @Valid WireTimeOfDay startTime,
    @NotNull @Valid WireTimeOfDay endTime) {

  static WireBlackout of(BlackoutWindow window) {
    return new WireBlackout(
        Words.of(window.day()), WireTimeOfDay.of(window.start()), WireTimeOfDay.of(window.end()));
  }

  BlackoutWindow window() {
    return new BlackoutWindow(
        Words.read("day", day, DayOfWeek.class),
        Below.path("startTime", startTime::time),
        Below.path("endTime", endTime::time));
  }
}

package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.BlackoutWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Blackouts as the clock on the wall shows them. The windows begin and end at times that no clock
 * skips or repeats, each in one zone.
 */
record PlainBlackouts(List<BlackoutWindow> windows) {
  boolean at(Instant instant) {
    return windows.stream().anyMatch(window -> isWithin(window, instant));
  }

  /** The end of the blackout at an instant. */
  Instant end(Instant instant) {
    Instant end = instant.truncatedTo(ChronoUnit.MINUTES);
    while (at(end)) {
      end = end.plus(Duration.ofMinutes(1));
    }
    return end;
  }

  private static boolean isWithin(BlackoutWindow window, Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, window.start().zone());
    boolean hasBegun = !local.toLocalTime().isBefore(window.start().time());
    boolean goesOn = local.toLocalTime().isBefore(window.end().time());
    boolean isItsDay = local.getDayOfWeek() == window.day();
    if (window.start().time().isBefore(window.end().time())) {
      return isItsDay && hasBegun && goesOn;
    }
    boolean isNextDay = local.getDayOfWeek() == window.day().plus(1);
    return (isItsDay && hasBegun) || (isNextDay && goesOn);
  }
}

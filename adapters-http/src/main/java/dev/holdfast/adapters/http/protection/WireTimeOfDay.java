package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.TimeOfDay;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A time of day, as the contract writes it; it is always told with its zone. */
record WireTimeOfDay(@NotNull Long hour, @NotNull Long minute, @Nullable String timeZone) {

  static WireTimeOfDay of(TimeOfDay time) {
    return new WireTimeOfDay((long) time.hour(), (long) time.minute(), time.zone().getId());
  }

  TimeOfDay time() {
    return TimeOfDay.of(hour, minute, timeZone == null ? TimeOfDay.DEFAULT_ZONE.getId() : timeZone);
  }
}

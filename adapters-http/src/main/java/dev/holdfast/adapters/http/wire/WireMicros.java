package dev.holdfast.adapters.http.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the protection API writes them: microseconds since 1970. */
public final class WireMicros {
  /** The end of the year 9999, after which no calendar here counts. */
  public static final long MAX = 253_402_300_799_000_000L;

  private WireMicros() {}

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The same of a time that may be absent. */
  public static @Nullable Long ofNullable(@Nullable Instant time) {
    return time == null ? null : of(time);
  }

  /** A length of time, in whole microseconds. */
  public static long of(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

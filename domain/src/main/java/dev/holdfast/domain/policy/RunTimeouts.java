package dev.holdfast.domain.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * After which time a run is cancelled, by its type.
 *
 * @param minutes 1 to 525,600, a year; a type that is not in the map has no limit
 */
public record RunTimeouts(Map<RunType, Long> minutes) {
  /** Runs take as long as they take. */
  public static final RunTimeouts NONE = new RunTimeouts(Map.of());

  private static final long MINUTES_MAX = 365L * 24 * 60;

  public RunTimeouts {
    minutes = Map.copyOf(minutes);
    minutes.values().forEach(value -> Limits.between("timeoutMins", value, 1, MINUTES_MAX));
  }

  /** The limit of a type; empty where there is none. */
  public Optional<Duration> of(RunType type) {
    return Optional.ofNullable(minutes.get(type)).map(Duration::ofMinutes);
  }
}

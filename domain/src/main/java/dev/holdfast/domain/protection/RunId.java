package dev.holdfast.domain.protection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a run, which no other run of the server has.
 *
 * @param instance its number
 * @param startMicros when it was due or asked for, in microseconds since 1970
 */
public record RunId(long instance, long startMicros) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([1-9][0-9]{0,17})");

  public RunId {
    if (instance < 1 || startMicros < 1) {
      throw new IllegalArgumentException(
          "A run's numbers are at least 1, not " + instance + " and " + startMicros);
    }
  }

  public static RunId of(long instance, Instant start) {
    return new RunId(instance, ChronoUnit.MICROS.between(Instant.EPOCH, start));
  }

  /** The id that {@link #toString} writes so; empty if the text is none. */
  public static Optional<RunId> parse(String text) {
    var parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new RunId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  public Instant start() {
    return Instant.EPOCH.plus(startMicros, ChronoUnit.MICROS);
  }

  /** Both numbers with a colon between them, as the published API writes it. */
  @Override
  public String toString() {
    return instance + ":" + startMicros;
  }
}

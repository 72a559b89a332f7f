package dev.holdfast.domain.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How often in a row a password was wrong, and how long the next attempt therefore has to wait.
 *
 * <p>The first five cost nothing, for people mistype. From then on the wait doubles from a second
 * up to a minute: whoever guesses has 1,440 tries a day, and whoever is the victim of one waits a
 * minute.
 */
public record Attempts(int failures, Instant last) {
  public static final int FREE = 5;
  public static final Duration WAIT_MAX = Duration.ofMinutes(1);

  /** Nobody remembers a failure for longer; then it counts from the beginning again. */
  public static final Duration REMEMBERED = Duration.ofMinutes(15);

  private static final int DOUBLINGS_MAX = 6;

  /** None so far. */
  public static Attempts none(Instant now) {
    return new Attempts(0, now);
  }

  public Attempts andFailure(Instant now) {
    return new Attempts(isForgotten(now) ? 1 : Math.addExact(failures, 1), now);
  }

  public boolean isForgotten(Instant now) {
    return !now.isBefore(last.plus(REMEMBERED));
  }

  /** Until the next attempt is allowed; zero if it is now. Rounded up to whole seconds. */
  public Duration waitAt(Instant now) {
    if (failures < FREE || isForgotten(now)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, last.plus(waitAfter(failures)));
    return left.isPositive()
        ? Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds())
        : Duration.ZERO;
  }

  private static Duration waitAfter(int failures) {
    Duration wait = Duration.ofSeconds(1L << Math.min(failures - FREE, DOUBLINGS_MAX));
    return wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
  }
}

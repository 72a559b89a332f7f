package dev.holdfast.domain.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * How often what failed in a run is tried again before the run counts as failed.
 *
 * @param retries further attempts after the first, 0 to 100
 * @param intervalMinutes from the end of an attempt to the next, 1 to 10,080, a week
 */
public record RetryOptions(int retries, int intervalMinutes) {
  /** What a policy has that says nothing. */
  public static final RetryOptions DEFAULT = new RetryOptions(3, 5);

  private static final int RETRIES_MAX = 100;
  private static final int INTERVAL_MINUTES_MAX = 7 * 24 * 60;

  public RetryOptions {
    Limits.between("retries", retries, 0, RETRIES_MAX);
    Limits.between("retryIntervalMins", intervalMinutes, 1, INTERVAL_MINUTES_MAX);
  }

  /**
   * The options with these numbers.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException naming the field that is wrong
   */
  public static RetryOptions of(long retries, long intervalMinutes) {
    Limits.between("retries", retries, 0, RETRIES_MAX);
    Limits.between("retryIntervalMins", intervalMinutes, 1, INTERVAL_MINUTES_MAX);
    return new RetryOptions((int) retries, (int) intervalMinutes);
  }

  /** Whether and when something is tried again. */
  public sealed interface NextAttempt {

    /** Not before the instant. */
    record NotBefore(Instant instant) implements NextAttempt {}

    /** No more: what failed has failed. */
    record UsedUp() implements NextAttempt {}
  }

  /**
   * What follows on a failed attempt.
   *
   * @param failed how many attempts of the run failed, this one included
   * @param ended when this one ended
   */
  public NextAttempt after(int failed, Instant ended) {
    return failed <= retries
        ? new NextAttempt.NotBefore(ended.plus(Duration.ofMinutes(intervalMinutes)))
        : new NextAttempt.UsedUp();
  }
}

package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.GoTime;
import java.time.OffsetDateTime;

/**
 * When a file was changed and read, to the nanosecond and with the offset that is stored.
 *
 * @param modified of the content
 * @param accessed the same as {@code modified} where the writer does not record accesses
 * @param changed of content or attributes
 */
public record FileTimes(OffsetDateTime modified, OffsetDateTime accessed, OffsetDateTime changed) {

  /**
   * Checks that the times can be stored.
   *
   * @throws IllegalArgumentException if a year is not in 0 to 9999, or an offset has seconds
   */
  public FileTimes {
    GoTime.check(modified);
    GoTime.check(accessed);
    GoTime.check(changed);
  }

  /** One time for all three. */
  public static FileTimes all(OffsetDateTime time) {
    return new FileTimes(time, time, time);
  }
}

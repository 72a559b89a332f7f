package dev.holdfast.domain.protection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run on the host before or after a backup.
 *
 * @param path absolute
 * @param parameters as one text, divided the way a shell divides words
 * @param timeout how long it may take; null for as long as it likes
 * @param isActive whether it is run at all
 * @param continueOnError whether the backup goes on although the script failed; of no meaning after
 *     a backup
 */
public record Script(
    String path,
    String parameters,
    @Nullable Duration timeout,
    boolean isActive,
    boolean continueOnError) {
  public Script {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A script's path is absolute, not \"" + path + "\"");
    }
    if (timeout != null && timeout.toMillis() < 1) {
      throw new IllegalArgumentException("A script's timeout is positive, not " + timeout);
    }
  }
}

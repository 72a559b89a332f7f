package dev.holdfast.adapters.catalogue;

import java.time.Duration;

/**
 * How the catalogue is opened.
 *
 * @param readersMax how many connections read at once; they use the processor, not the disk, so
 *     more than a few times the number of cores gain nothing
 * @param waitMax how long a call waits for its turn, and again for another process that writes,
 *     before it gives up; to whole milliseconds
 */
public record CatalogueSettings(CatalogueFile file, int readersMax, Duration waitMax) {
  public static final int READERS_MAX_DEFAULT = 4;

  /** A change takes milliseconds: who has waited for seconds meets a fault, not a queue. */
  public static final Duration WAIT_MAX_DEFAULT = Duration.ofSeconds(5);

  /** Each reader may hold 2 MB of pages and two open files. */
  private static final int READERS_MAX_LIMIT = 64;

  private static final Duration WAIT_MAX_LIMIT = Duration.ofMinutes(1);

  public CatalogueSettings {
    if (readersMax < 1 || readersMax > READERS_MAX_LIMIT) {
      throw new IllegalArgumentException(
          "There can be 1 to " + READERS_MAX_LIMIT + " readers, not " + readersMax);
    }
    if (waitMax.toMillis() < 1 || waitMax.compareTo(WAIT_MAX_LIMIT) > 0) {
      throw new IllegalArgumentException(
          "The longest wait is 1 ms to " + WAIT_MAX_LIMIT.toSeconds() + " s, not " + waitMax);
    }
  }

  /** The defaults, for a file. */
  public static CatalogueSettings at(CatalogueFile file) {
    return new CatalogueSettings(file, READERS_MAX_DEFAULT, WAIT_MAX_DEFAULT);
  }
}

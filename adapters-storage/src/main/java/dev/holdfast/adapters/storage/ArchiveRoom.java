package dev.holdfast.adapters.storage;

import dev.holdfast.domain.error.LimitReachedException;

/** How many bytes all archives take together, and may take. Safe for several threads. */
final class ArchiveRoom {
  private final long bytesMax;
  private long bytes;

  /**
   * Makes room.
   *
   * @param bytes taken by what is there already, which may be more than there may be
   */
  ArchiveRoom(long bytesMax, long bytes) {
    this.bytesMax = bytesMax;
    this.bytes = bytes;
  }

  /**
   * Takes some.
   *
   * @throws LimitReachedException if there is not so much left; nothing is taken then
   */
  synchronized void take(long count) {
    if (count > bytesMax - bytes) {
      throw new LimitReachedException(
          "archives.full",
          ("The archives of downloads would take more than the %d bytes that are allowed for them."
                  + " Ask for fewer files, or wait until other archives expire.")
              .formatted(bytesMax));
    }
    bytes += count;
  }

  synchronized void give(long count) {
    bytes -= count;
  }
}

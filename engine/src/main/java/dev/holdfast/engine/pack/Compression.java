package dev.holdfast.engine.pack;

/** How hard zstd tries. Trees are compressed by all of them, since restic expects it. */
public enum Compression {
  /** Data is stored as it is. */
  OFF(1, 1, Compression.TABLES_OF_THE_LEVEL),
  /** zstd's level 1. */
  FASTEST(1, 1, Compression.TABLES_OF_THE_LEVEL),
  /**
   * zstd's own default, level 3, with tables of 128 KiB instead of 256 and 512: they stay in a
   * core's own cache, which makes it a fifth faster for a hundredth more bytes. Small blobs by
   * level 1: what level 3 finds in them is 2 % of their bytes, for a third to the whole of the time
   * again.
   */
  DEFAULT(3, 1, 15),
  /** Level 7: two to three times the work for some percent. */
  BETTER(7, 7, Compression.TABLES_OF_THE_LEVEL),
  /** Level 15, the last whose windows stay at 4 MiB: for what is written once and kept. */
  MAX(15, 15, Compression.TABLES_OF_THE_LEVEL);

  /** What zstd takes for "choose yourself". */
  private static final int TABLES_OF_THE_LEVEL = 0;

  /** Up to here zstd's levels have parameters of their own for small input. */
  private static final int SMALL_BYTES_MAX = 16 << 10;

  private final int level;
  private final int levelOfSmall;
  private final int tableLog;

  Compression(int level, int levelOfSmall, int tableLog) {
    this.level = level;
    this.levelOfSmall = levelOfSmall;
    this.tableLog = tableLog;
  }

  int level() {
    return level;
  }

  int levelOfSmall() {
    return levelOfSmall;
  }

  static boolean isSmall(int bytes) {
    return bytes <= SMALL_BYTES_MAX;
  }

  /** The entries of each table, of 4 bytes, as a power of two; 0 for those of the level. */
  int tableLog() {
    return tableLog;
  }
}

package dev.holdfast.engine.pack;

/** How hard zstd tries. Trees are compressed by all of them, since restic expects it. */
public enum Compression {
  /** Data is stored as it is. */
  OFF(1, Compression.TABLES_OF_THE_LEVEL),
  /** zstd's level 1. */
  FASTEST(1, Compression.TABLES_OF_THE_LEVEL),
  /**
   * zstd's own default, level 3, with tables of 128 KiB instead of 256 and 512. They stay in a
   * core's own cache, which makes it a fifth faster for a hundredth more bytes.
   */
  DEFAULT(3, 15),
  /** Level 7: two to three times the work for some percent. */
  BETTER(7, Compression.TABLES_OF_THE_LEVEL),
  /** Level 15, the last whose windows stay at 4 MiB: for what is written once and kept. */
  MAX(15, Compression.TABLES_OF_THE_LEVEL);

  /** What zstd takes for "choose yourself". */
  private static final int TABLES_OF_THE_LEVEL = 0;

  private final int level;
  private final int tableLog;

  Compression(int level, int tableLog) {
    this.level = level;
    this.tableLog = tableLog;
  }

  int level() {
    return level;
  }

  /** The entries of each table, of 4 bytes, as a power of two; 0 for those of the level. */
  int tableLog() {
    return tableLog;
  }
}

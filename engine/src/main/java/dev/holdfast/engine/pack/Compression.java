package dev.holdfast.engine.pack;

/** How hard zstd tries. Trees are compressed by all of them, since restic expects it. */
public enum Compression {
  /** Data is stored as it is. */
  OFF(1),
  /** zstd's level 1. */
  FASTEST(1),
  /** zstd's own default, level 3: higher levels take much longer for little. */
  DEFAULT(3),
  /** Level 7: two to three times the work for some percent. */
  BETTER(7),
  /** Level 15, the last whose windows stay at 4 MiB: for what is written once and kept. */
  MAX(15);

  private final int level;

  Compression(int level) {
    this.level = level;
  }

  int level() {
    return level;
  }
}

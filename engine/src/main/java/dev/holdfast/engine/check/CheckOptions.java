package dev.holdfast.engine.check;

/**
 * What a check does.
 *
 * @param data the packs that are read from end to end
 * @param touchedMax so many files and directories that damage touches are told at most; the others
 *     are counted
 */
public record CheckOptions(DataChoice data, long touchedMax) {
  private static final long TOUCHED_USUAL = 10_000;

  /** Reads all that leads to data, and no data. */
  public static final CheckOptions STRUCTURE = reading(new DataChoice.None());

  /** Reads everything. */
  public static final CheckOptions ALL = reading(new DataChoice.All());

  public CheckOptions {
    if (touchedMax < 0) {
      throw new IllegalArgumentException("Nobody can tell of " + touchedMax + " files");
    }
  }

  /** Verifies the structure, and reads these packs too. */
  public static CheckOptions reading(DataChoice data) {
    return new CheckOptions(data, TOUCHED_USUAL);
  }
}

package dev.holdfast.engine.check;

import dev.holdfast.engine.id.PackId;
import java.util.Set;

/** Which packs a check reads from end to end. */
public sealed interface DataChoice {

  /** No pack. */
  record None() implements DataChoice {}

  /** Every pack that an index file names. */
  record All() implements DataChoice {}

  /** These packs. */
  record Packs(Set<PackId> ids) implements DataChoice {
    public Packs {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * One part of several, which read every pack once together: the packs of which the first byte of
   * the id, modulo {@code parts}, is {@code part - 1}. restic has the same parts.
   *
   * @param part from 1
   * @param parts 1 to 256
   */
  record Part(int part, int parts) implements DataChoice {
    private static final int PARTS_MAX = 256;

    public Part {
      if (parts < 1 || parts > PARTS_MAX || part < 1 || part > parts) {
        throw new IllegalArgumentException(
            "There is no part %d of %d; there may be 1 to %d parts"
                .formatted(part, parts, PARTS_MAX));
      }
    }
  }

  /**
   * Packs drawn by chance, until they are so much of all bytes in packs: one pack at least.
   *
   * @param percent above 0, to 100
   */
  record Percent(double percent) implements DataChoice {
    public Percent {
      if (!(percent > 0 && percent <= 100)) {
        throw new IllegalArgumentException(
            "More than 0 and up to 100 percent of the data can be read, not " + percent);
      }
    }
  }

  /**
   * Packs drawn by chance, until they are so many bytes: one pack at least.
   *
   * @param bytes above 0
   */
  record Bytes(long bytes) implements DataChoice {
    public Bytes {
      if (bytes < 1) {
        throw new IllegalArgumentException("1 byte or more can be read, not " + bytes);
      }
    }
  }
}

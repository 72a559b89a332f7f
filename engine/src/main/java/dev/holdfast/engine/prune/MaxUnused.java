package dev.holdfast.engine.prune;

/** How much that no snapshot needs may stay, since to copy its neighbours costs more than it. */
public sealed interface MaxUnused {

  /**
   * How many bytes.
   *
   * @param usedBytes what snapshots need
   */
  long bytes(long usedBytes);

  /**
   * A part of what the repository holds afterwards.
   *
   * @param percent from 0 to less than 100
   */
  record Part(double percent) implements MaxUnused {
    public Part {
      if (!(percent >= 0 && percent < 100)) {
        throw new IllegalArgumentException(
            "Unused data may be 0 to less than 100 percent of the repository, not " + percent);
      }
    }

    @Override
    public long bytes(long usedBytes) {
      return (long) (percent / (100 - percent) * usedBytes);
    }
  }

  /** So many bytes; {@code Long.MAX_VALUE} for any. */
  record Fixed(long limitBytes) implements MaxUnused {
    public Fixed {
      if (limitBytes < 0) {
        throw new IllegalArgumentException("Unused data can't be " + limitBytes + " bytes");
      }
    }

    @Override
    public long bytes(long usedBytes) {
      return limitBytes;
    }
  }
}

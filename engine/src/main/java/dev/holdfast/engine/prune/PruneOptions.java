package dev.holdfast.engine.prune;

/**
 * Limits of a prune.
 *
 * @param maxUnused how much that nobody needs may stay
 * @param maxRepackBytes how many bytes of packs are read to be packed anew at most
 */
public record PruneOptions(MaxUnused maxUnused, long maxRepackBytes) {
  /** As restic has it: 5 % may stay, and all else is packed anew. */
  public static final PruneOptions USUAL = new PruneOptions(new MaxUnused.Part(5), Long.MAX_VALUE);

  public PruneOptions {
    if (maxRepackBytes < 0) {
      throw new IllegalArgumentException("Nobody can repack " + maxRepackBytes + " bytes");
    }
  }
}

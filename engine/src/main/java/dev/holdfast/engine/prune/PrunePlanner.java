package dev.holdfast.engine.prune;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Decides which packs go. Packs of which nothing is needed go as they are. Others are packed anew:
 * those with trees whenever something of them is not needed, or not compressed; the rest as long as
 * more than allowed is not needed, those with most of it first; and small ones, if there are enough
 * of them to make it worthwhile.
 */
final class PrunePlanner {
  /** Fewer are not worth the trouble, and a single one would be packed anew for ever. */
  private static final int SMALL_PACKS_MIN = 10;

  /** Packs of less than four fifths of it are small, unless nearly all of them are. */
  private static final long SMALL_PACK_BYTES = 4 << 20;

  private final PackWeights weights;
  private final Map<Hash, Long> listed;
  private final PruneOptions options;
  private final long usedBytes;
  private final long unusedBytes;
  private final long allowedBytes;
  private final Set<PackId> unused = new HashSet<>();
  private final Set<PackId> repacked = new HashSet<>();
  private final Set<Hash> indexed = new HashSet<>();
  private long repackedBytes;
  private long copiedBytes;
  private long removedBytes;
  private long freedBytes;

  /**
   * @param listed the packs that are there, and their lengths
   */
  PrunePlanner(PackWeights weights, Map<Hash, Long> listed, PruneOptions options) {
    this.weights = weights;
    this.listed = listed;
    this.options = options;
    this.usedBytes = sum(weights::usedBytes);
    this.unusedBytes = sum(weights::unusedBytes);
    this.allowedBytes = options.maxUnused().bytes(usedBytes);
  }

  /**
   * @throws MissingException if a pack that is needed is not there
   * @throws CorruptException if a pack that is needed has another length than its blobs make
   */
  PrunePlan plan() {
    List<Integer> candidates = new ArrayList<>();
    List<Integer> small = new ArrayList<>();
    long smallBytes = smallBytes();
    for (int pack : weights.packs()) {
      indexed.add(weights.id(pack).hash());
      if (weights.usedBlobs(pack) == 0) {
        remove(pack);
      } else {
        refuseDamaged(pack);
        if (weights.unusedBlobs(pack) > 0 || mustBePackedAnew(pack)) {
          candidates.add(pack);
        } else if (weights.fileBytes(pack) < smallBytes) {
          small.add(pack);
        }
      }
    }
    if (small.size() >= SMALL_PACKS_MIN) {
      candidates.addAll(small);
    }
    candidates.sort(mostWorthwhileFirst(smallBytes));
    candidates.forEach(pack -> consider(pack, smallBytes));
    return result();
  }

  private boolean mustBePackedAnew(int pack) {
    return weights.isMixed(pack) || weights.hasPlainTrees(pack);
  }

  private long smallBytes() {
    List<Long> lengths = weights.packs().stream().map(weights::fileBytes).sorted().toList();
    if (lengths.isEmpty()) {
      return 0;
    }
    long length = lengths.get(lengths.size() * 3 / 100);
    return Math.max(SMALL_PACK_BYTES, length) / 5 * 4;
  }

  private void remove(int pack) {
    PackId id = weights.id(pack);
    unused.add(id);
    removedBytes += weights.unusedBytes(pack);
    freedBytes += listed.getOrDefault(id.hash(), 0L);
  }

  private void refuseDamaged(int pack) {
    PackId id = weights.id(pack);
    Long length = listed.get(id.hash());
    if (length == null) {
      throw new MissingException(
          "Pack %s is missing, and snapshots need it. Nothing was deleted. Repair the repository first."
              .formatted(id));
    }
    if (length != weights.fileBytes(pack)) {
      throw new CorruptException(
          ("Pack %s has %d bytes instead of %d, and snapshots need it. Nothing was deleted. Repair"
                  + " the repository first.")
              .formatted(id, length, weights.fileBytes(pack)));
    }
  }

  private Comparator<Integer> mostWorthwhileFirst(long smallBytes) {
    return Comparator.comparing((Integer pack) -> !weights.hasTrees(pack))
        .thenComparing(pack -> weights.fileBytes(pack) >= smallBytes)
        .thenComparingDouble(pack -> -(double) weights.unusedBytes(pack) / weights.fileBytes(pack))
        .thenComparing(weights::id);
  }

  private void consider(int pack, long smallBytes) {
    boolean withinLimit = repackedBytes + weights.fileBytes(pack) <= options.maxRepackBytes();
    boolean worthwhile =
        weights.hasTrees(pack)
            || weights.fileBytes(pack) < smallBytes
            || unusedBytes - removedBytes > allowedBytes;
    if (withinLimit && worthwhile) {
      repacked.add(weights.id(pack));
      repackedBytes += weights.fileBytes(pack);
      copiedBytes += weights.usedBytes(pack);
      removedBytes += weights.unusedBytes(pack);
      freedBytes += weights.unusedBytes(pack);
    }
  }

  private long sum(ToLongFunction<Integer> ofPack) {
    return weights.packs().stream().mapToLong(ofPack).sum();
  }

  private PrunePlan result() {
    Set<PackId> unindexed = new HashSet<>();
    long unindexedBytes = 0;
    for (Map.Entry<Hash, Long> pack : listed.entrySet()) {
      if (!indexed.contains(pack.getKey())) {
        unindexed.add(new PackId(pack.getKey()));
        unindexedBytes += pack.getValue();
      }
    }
    long unusedBlobs = sum(weights::unusedBlobs);
    PruneCounts counts =
        new PruneCounts(
            sum(weights::usedBlobs),
            usedBytes,
            weights.duplicateBlobs(),
            weights.duplicateBytes(),
            unusedBlobs - weights.duplicateBlobs(),
            unusedBytes - weights.duplicateBytes(),
            unindexedBytes,
            listed.size(),
            unused.size(),
            repacked.size(),
            repackedBytes,
            copiedBytes,
            unindexed.size(),
            freedBytes + unindexedBytes);
    return new PrunePlan(unused, repacked, unindexed, counts);
  }
}

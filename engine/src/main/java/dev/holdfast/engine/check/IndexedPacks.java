package dev.holdfast.engine.check;

import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the index says of each pack. Costs some 150 bytes a pack. Safe for many threads. */
public final class IndexedPacks {
  private final BlobIndex index;

  /** By a pack's number: its first entry. One more at the end. */
  private final int[] starts;

  /** A pack has a number for each index file that names it: one as a rule. */
  private final Map<PackId, List<Integer>> numbers = new LinkedHashMap<>();

  /**
   * @param index complete
   */
  IndexedPacks(BlobIndex index) {
    this.index = index;
    this.starts = new int[index.packs() + 1];
    for (int entry = 0; entry < index.size(); entry++) {
      starts[index.packOf(entry) + 1] = entry + 1;
    }
    for (int number = 0; number < index.packs(); number++) {
      numbers.merge(index.pack(number), List.of(number), IndexedPacks::joined);
    }
  }

  private static List<Integer> joined(List<Integer> some, List<Integer> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  Set<PackId> ids() {
    return numbers.keySet();
  }

  int count() {
    return numbers.size();
  }

  public boolean contains(PackId pack) {
    return numbers.containsKey(pack);
  }

  /** Whether all index files that name the pack say the same of it. */
  boolean isUnambiguous(PackId pack) {
    List<Integer> mentions = mentions(pack);
    return mentions.size() == 1
        || mentions.stream().map(number -> new HashSet<>(blobs(number))).distinct().count() == 1;
  }

  /** All blobs that any index file sees in the pack, by their offsets. */
  public List<PackedBlob> blobs(PackId pack) {
    return mentions(pack).stream()
        .flatMap(number -> blobs(number).stream())
        .distinct()
        .sorted(Comparator.comparingLong(PackedBlob::offsetBytes))
        .toList();
  }

  private List<Integer> mentions(PackId pack) {
    return numbers.getOrDefault(pack, List.of());
  }

  private List<PackedBlob> blobs(int number) {
    return IntStream.range(starts[number], starts[number + 1])
        .mapToObj(entry -> index.location(entry).blob())
        .toList();
  }
}

package dev.holdfast.engine.prune;

import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.PackHeader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How much of each pack is needed. Of a blob that is there several times one copy is chosen: in the
 * pack of which least goes to waste.
 *
 * <p>Costs four bits a blob and some 50 bytes a pack. Blobs that come into the index later don't
 * count. For one thread.
 */
final class PackWeights {
  private final BlobIndex index;
  private final BlobSet used;
  private final int entries;

  /** By the number of a pack: that of its first mention, where index files name it twice. */
  private final int[] numbers;

  private final long[] usedBytes;
  private final long[] unusedBytes;
  private final long[] fileBytes;
  private final int[] usedBlobs;
  private final int[] unusedBlobs;
  private final BitSet hasTrees = new BitSet();
  private final BitSet hasData = new BitSet();
  private final BitSet hasPlainTrees = new BitSet();
  private final BitSet chosen;
  private final List<Integer> repeated = new ArrayList<>();
  private long duplicateBlobs;
  private long duplicateBytes;

  PackWeights(BlobIndex index, BlobSet used) {
    this.index = index;
    this.used = used;
    this.entries = index.size();
    int packs = index.packs();
    this.numbers = numbers(index, packs);
    this.usedBytes = new long[packs];
    this.unusedBytes = new long[packs];
    this.fileBytes = new long[packs];
    this.usedBlobs = new int[packs];
    this.unusedBlobs = new int[packs];
    this.chosen = new BitSet(entries);
    weigh();
    choose();
  }

  private static int[] numbers(BlobIndex index, int packs) {
    Map<PackId, Integer> first = new HashMap<>(packs * 2);
    int[] numbers = new int[packs];
    for (int number = 0; number < packs; number++) {
      Integer known = first.putIfAbsent(index.pack(number), number);
      numbers[number] = known == null ? number : known;
    }
    return numbers;
  }

  private void weigh() {
    BitSet mentions = mentions();
    BitSet severalTimes = new BitSet(entries);
    BitSet further = new BitSet(entries);
    for (int entry = mentions.nextSetBit(0); entry >= 0; entry = mentions.nextSetBit(entry + 1)) {
      int first = index.firstCopy(entry);
      if (first != entry) {
        severalTimes.set(first);
        further.set(entry);
      }
    }
    for (int entry = mentions.nextSetBit(0); entry >= 0; entry = mentions.nextSetBit(entry + 1)) {
      describe(entry);
      // Each look-up waits for the memory, and nearly every blob is there once.
      int first = further.get(entry) ? index.firstCopy(entry) : entry;
      if (!used.contains(first)) {
        leave(entry);
      } else if (severalTimes.get(first)) {
        repeated.add(entry);
      } else {
        take(entry);
      }
    }
  }

  /** All entries but those that name the same copy once more. */
  private BitSet mentions() {
    BitSet mentions = new BitSet(entries);
    for (int entry = 0; entry < entries; entry++) {
      int pack = index.packOf(entry);
      boolean again = numbers[pack] != pack && index.repeatsEarlier(entry);
      mentions.set(entry, !again);
    }
    return mentions;
  }

  private int pack(int entry) {
    return numbers[index.packOf(entry)];
  }

  private void describe(int entry) {
    int pack = pack(entry);
    boolean tree = index.isTree(entry);
    (tree ? hasTrees : hasData).set(pack);
    if (tree && !index.isCompressed(entry)) {
      hasPlainTrees.set(pack);
    }
    fileBytes[pack] += index.storedBytes(entry) + PackHeader.entryBytes(index.isCompressed(entry));
  }

  private void take(int entry) {
    int pack = pack(entry);
    chosen.set(entry);
    usedBlobs[pack]++;
    usedBytes[pack] += index.storedBytes(entry);
  }

  private void leave(int entry) {
    int pack = pack(entry);
    unusedBlobs[pack]++;
    unusedBytes[pack] += index.storedBytes(entry);
  }

  /** Decides about blobs that are needed and there several times. */
  private void choose() {
    Map<Integer, Integer> best = new HashMap<>();
    for (int entry : repeated) {
      best.merge(index.firstCopy(entry), entry, this::better);
    }
    for (int entry : repeated) {
      int first = index.firstCopy(entry);
      if (Objects.equals(best.get(first), entry)) {
        take(entry);
      } else {
        duplicateBlobs++;
        duplicateBytes += index.storedBytes(entry);
        leave(entry);
      }
    }
  }

  private int better(int one, int other) {
    return waste(other) < waste(one) ? other : one;
  }

  private double waste(int entry) {
    int pack = pack(entry);
    return (double) unusedBytes[pack] / fileBytes[pack];
  }

  /** The numbers of the packs, each once. */
  List<Integer> packs() {
    List<Integer> packs = new ArrayList<>();
    for (int number = 0; number < numbers.length; number++) {
      if (numbers[number] == number) {
        packs.add(number);
      }
    }
    return packs;
  }

  PackId id(int pack) {
    return index.pack(pack);
  }

  long usedBytes(int pack) {
    return usedBytes[pack];
  }

  long unusedBytes(int pack) {
    return unusedBytes[pack];
  }

  int usedBlobs(int pack) {
    return usedBlobs[pack];
  }

  int unusedBlobs(int pack) {
    return unusedBlobs[pack];
  }

  /** The length that the pack's file must have. */
  long fileBytes(int pack) {
    return fileBytes[pack] + PackHeader.FRAME_BYTES;
  }

  /** Whether it holds trees, alone or beside data. */
  boolean hasTrees(int pack) {
    return hasTrees.get(pack);
  }

  boolean isMixed(int pack) {
    return hasTrees.get(pack) && hasData.get(pack);
  }

  /** Whether it holds a tree that is not compressed. */
  boolean hasPlainTrees(int pack) {
    return hasPlainTrees.get(pack);
  }

  /** Whether an entry is the copy of a needed blob that is kept. */
  boolean isChosen(int entry) {
    return chosen.get(entry);
  }

  /** How many entries were weighed: those behind came later. */
  int entries() {
    return entries;
  }

  long duplicateBlobs() {
    return duplicateBlobs;
  }

  long duplicateBytes() {
    return duplicateBytes;
  }
}

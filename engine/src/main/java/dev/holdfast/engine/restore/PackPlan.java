package dev.holdfast.engine.restore;

import dev.holdfast.engine.index.BlobIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The needed pieces of a batch, pack by pack and in the order in which they lie there: so that no
 * range of a pack is read twice for one batch. Packs come in the order in which files need them.
 */
final class PackPlan {
  /** Pieces are numbered in so many bits; an offset has 32. */
  private static final int PIECE_BITS = 31;

  private PackPlan() {}

  /**
   * Pieces of one pack.
   *
   * @param pieces ascending by the offset of their blobs
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record PackPieces(int[] pieces) {}

  static List<PackPieces> of(FileBatch batch, BlobIndex index) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] counts = new int[16];
    int[] packOf = new int[batch.pieces()];
    for (int piece = 0; piece < packOf.length; piece++) {
      packOf[piece] = -1;
      if (batch.isNeeded(piece)) {
        int pack = (int) (index.place(batch.pieceEntry(piece)) >>> 32);
        int number = numbers.computeIfAbsent(pack, any -> numbers.size());
        if (number == counts.length) {
          counts = Arrays.copyOf(counts, number * 2);
        }
        counts[number]++;
        packOf[piece] = number;
      }
    }
    return sorted(batch, index, packOf, Arrays.copyOf(counts, numbers.size()));
  }

  private static List<PackPieces> sorted(
      FileBatch batch, BlobIndex index, int[] packOf, int[] counts) {
    List<long[]> keys = new ArrayList<>(counts.length);
    for (int count : counts) {
      keys.add(new long[count]);
    }
    int[] filled = new int[counts.length];
    for (int piece = 0; piece < packOf.length; piece++) {
      int pack = packOf[piece];
      if (pack >= 0) {
        long offset = index.place(batch.pieceEntry(piece)) & 0xffff_ffffL;
        keys.get(pack)[filled[pack]++] = offset << PIECE_BITS | piece;
      }
    }
    List<PackPieces> packs = new ArrayList<>(counts.length);
    for (long[] pack : keys) {
      Arrays.sort(pack);
      packs.add(new PackPieces(pieces(pack)));
    }
    return packs;
  }

  private static int[] pieces(long[] keys) {
    int[] pieces = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      pieces[i] = (int) (keys[i] & ((1L << PIECE_BITS) - 1));
    }
    return pieces;
  }
}

package dev.holdfast.engine.restore;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.NodeName;
import java.util.Arrays;
import java.util.Optional;

/**
 * The subdirectories of one directory, as a path needs them: names and trees, in some 45 bytes each
 * where the tree itself has 250.
 */
final class Subdirectories {
  private static final int FIRST_ENTRIES = 8;
  private static final int FIRST_NAME_BYTES = 128;

  private byte[] names = new byte[FIRST_NAME_BYTES];

  /** Where each name ends; it begins where the one before it ends. */
  private int[] ends = new int[FIRST_ENTRIES];

  private byte[] trees = new byte[FIRST_ENTRIES * Hash.BYTES];
  private int count;
  private boolean ascending = true;

  /** Adds a subdirectory; any order is allowed, and ascending names are found faster. */
  void add(NodeName name, BlobId tree) {
    ByteString raw = name.raw();
    int start = start(count);
    int end = start + raw.length();
    if (end > names.length) {
      names = Arrays.copyOf(names, Math.max(end, names.length * 2));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      trees = Arrays.copyOf(trees, trees.length * 2);
    }
    raw.copyTo(names, start);
    ends[count] = end;
    tree.hash().write(trees, count * Hash.BYTES);
    count++;
    ascending = ascending && (count == 1 || compare(count - 2, names, start, end) < 0);
  }

  /** The tree of the subdirectory of that name; empty if there is none. */
  Optional<BlobId> find(NodeName name) {
    byte[] wanted = name.raw().bytes();
    int entry = ascending ? search(wanted) : scan(wanted);
    return entry < 0
        ? Optional.empty()
        : Optional.of(new BlobId(Hash.read(trees, entry * Hash.BYTES)));
  }

  /** How much memory it takes, about. */
  int bytes() {
    return names.length + ends.length * Integer.BYTES + trees.length;
  }

  private int search(byte[] wanted) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted, 0, wanted.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int scan(byte[] wanted) {
    for (int entry = 0; entry < count; entry++) {
      if (compare(entry, wanted, 0, wanted.length) == 0) {
        return entry;
      }
    }
    return -1;
  }

  private int compare(int entry, byte[] other, int from, int to) {
    return Arrays.compareUnsigned(names, start(entry), ends[entry], other, from, to);
  }

  private int start(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }
}

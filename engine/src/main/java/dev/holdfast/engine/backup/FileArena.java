package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Owner;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All files of a snapshot until its trees are made, added in any order and kept in compact form:
 * the path, 32 bytes a blob and 32 bytes more, and 16 bytes to sort them.
 *
 * <p>An entry: length of path (4), path, number of its access (4), seconds (8) and nanoseconds (4)
 * of its time, size (8), number of blobs (4), blobs (32 each). Entries lie in pages and cross none.
 * For one thread.
 */
final class FileArena {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int PAGE_BYTES = 256 << 10;
  private static final int FIXED_BYTES = 4 + 4 + 8 + 4 + 8 + 4;
  private static final int FIRST_ENTRIES = 64;

  /** Permissions and owner, of which most files share a few. */
  private record Access(int permissions, Owner owner) {}

  /** A file as it was added. */
  record Entry(SnapshotPath path, NodeMetadata metadata, long sizeBytes, List<BlobId> content) {}

  private final List<byte[]> pages = new ArrayList<>();
  private final Map<Access, Integer> accessNumbers = new HashMap<>();
  private final List<Access> accesses = new ArrayList<>();

  /** Where each entry begins: number of the page in the upper half, offset in the lower. */
  private long[] starts = new long[FIRST_ENTRIES];

  private int count;

  /** What is left of the last page. */
  private ByteBuffer free = ByteBuffer.allocate(0);

  int count() {
    return count;
  }

  void add(SnapshotPath path, NodeMetadata metadata, long sizeBytes, List<BlobId> content) {
    byte[] joined = path.joinedByZero();
    makeRoom(Math.toIntExact(FIXED_BYTES + joined.length + (long) content.size() * Hash.BYTES));
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count + count / 2);
    }
    starts[count++] = ((long) (pages.size() - 1) << Integer.SIZE) | free.position();

    Instant modified = metadata.modifiedAt();
    free.putInt(joined.length).put(joined);
    free.putInt(number(new Access(metadata.permissions(), metadata.owner())));
    free.putLong(modified.getEpochSecond()).putInt(modified.getNano());
    free.putLong(sizeBytes);
    free.putInt(content.size());
    for (BlobId blob : content) {
      free.put(blob.hash().bytes());
    }
  }

  /** Shows all files in the order of their paths. */
  void forEachInOrder(Consumer<Entry> visitor) {
    long[] ordered = Arrays.copyOf(starts, count);
    sort(ordered, Arrays.copyOf(starts, count), 0, count);
    for (long start : ordered) {
      visitor.accept(entry(start));
    }
  }

  private Entry entry(long start) {
    byte[] page = page(start);
    ByteBuffer in = ByteBuffer.wrap(page).position((int) start);
    byte[] joined = new byte[in.getInt()];
    in.get(joined);
    Access access = accesses.get(in.getInt());
    Instant modified = Instant.ofEpochSecond(in.getLong(), in.getInt());
    long size = in.getLong();
    int blobs = in.getInt();
    List<BlobId> content = new ArrayList<>(blobs);
    for (int i = 0; i < blobs; i++) {
      content.add(new BlobId(Hash.read(page, in.position())));
      in.position(in.position() + Hash.BYTES);
    }
    NodeMetadata metadata = new NodeMetadata(access.permissions(), modified, access.owner());
    return new Entry(SnapshotPath.fromJoined(joined), metadata, size, content);
  }

  private void makeRoom(int length) {
    if (free.remaining() < length) {
      byte[] page = new byte[Math.max(PAGE_BYTES, length)];
      pages.add(page);
      free = ByteBuffer.wrap(page);
    }
  }

  private byte[] page(long start) {
    return pages.get((int) (start >>> Integer.SIZE));
  }

  private int number(Access access) {
    return accessNumbers.computeIfAbsent(
        access,
        added -> {
          accesses.add(added);
          return accesses.size() - 1;
        });
  }

  /**
   * Merge sort of {@code [from, to)}: the JDK sorts primitives by their own order only, and boxes
   * would double the memory.
   *
   * @param target holds the same values as {@code source}; sorted afterwards
   */
  private void sort(long[] target, long[] source, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(source, target, from, middle);
    sort(source, target, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right >= to || (left < middle && comparePaths(source[left], source[right]) <= 0);
      target[i] = source[takeLeft ? left++ : right++];
    }
  }

  private int comparePaths(long first, long second) {
    byte[] a = page(first);
    byte[] b = page(second);
    int startA = (int) first + Integer.BYTES;
    int startB = (int) second + Integer.BYTES;
    int endA = startA + (int) INT.get(a, (int) first);
    int endB = startB + (int) INT.get(b, (int) second);
    return Arrays.compareUnsigned(a, startA, endA, b, startB, endB);
  }
}

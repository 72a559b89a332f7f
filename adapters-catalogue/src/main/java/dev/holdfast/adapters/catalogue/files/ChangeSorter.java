package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.snapshot.EntryKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of changes in little memory: what is too much is sorted in parts, which lie in
 * files until they are merged. For one thread.
 */
final class ChangeSorter implements AutoCloseable {
  /** Some 10 MB with what Java needs for each. */
  private static final int CHANGES_IN_MEMORY = 50_000;

  private final IndexFile file;
  private final int inMemoryMax;
  private final List<Change> inMemory = new ArrayList<>();
  private final List<Path> parts = new ArrayList<>();
  private final List<PartReader> open = new ArrayList<>();
  private long count;

  ChangeSorter(IndexFile file) {
    this(file, CHANGES_IN_MEMORY);
  }

  ChangeSorter(IndexFile file, int inMemoryMax) {
    this.file = file;
    this.inMemoryMax = inMemoryMax;
  }

  void add(SortKey key, @Nullable EntryKind kind, long bytes, long modifiedMicros)
      throws IOException {
    inMemory.add(new Change(key, count++, kind, bytes, modifiedMicros));
    if (inMemory.size() == inMemoryMax) {
      spill();
    }
  }

  /** All of them in their order, of each path the last. Nothing can be added any more. */
  SortedChanges sorted() throws IOException {
    if (parts.isEmpty()) {
      inMemory.sort(Change.ORDER);
      var changes = inMemory.iterator();
      return new SortedChanges(() -> changes.hasNext() ? changes.next() : null);
    }
    spill();
    PriorityQueue<PartReader> readers = new PriorityQueue<>();
    for (Path part : parts) {
      PartReader reader = new PartReader(part);
      open.add(reader);
      if (reader.advance()) {
        readers.add(reader);
      }
    }
    return new SortedChanges(() -> next(readers));
  }

  @Override
  public void close() throws IOException {
    inMemory.clear();
    for (PartReader reader : open) {
      reader.close();
    }
    for (Path part : parts) {
      IndexFolder.remove(part);
    }
  }

  private static @Nullable Change next(PriorityQueue<PartReader> readers) throws IOException {
    PartReader least = readers.poll();
    if (least == null) {
      return null;
    }
    Change change = least.change();
    if (least.advance()) {
      readers.add(least);
    }
    return change;
  }

  private void spill() throws IOException {
    inMemory.sort(Change.ORDER);
    Path part = file.beside(".sort-" + parts.size());
    parts.add(part);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(IndexFolder.write(part)))) {
      for (Change change : inMemory) {
        byte[] key = change.key().bytes();
        out.writeInt(key.length);
        out.write(key);
        out.writeLong(change.order());
        out.writeByte(KindCodes.of(change.kind()));
        out.writeLong(change.bytes());
        out.writeLong(change.modifiedMicros());
      }
    }
    inMemory.clear();
  }

  /** Reads one part, and orders itself among others by the change that it stands at. */
  private static final class PartReader implements Comparable<PartReader>, AutoCloseable {
    private final DataInputStream in;
    private @Nullable Change change;

    private PartReader(Path part) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(IndexFolder.read(part)));
    }

    private boolean advance() throws IOException {
      int first = in.read();
      if (first < 0) {
        change = null;
        return false;
      }
      int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
      SortKey key = new SortKey(in.readNBytes(length));
      long order = in.readLong();
      @Nullable EntryKind kind = KindCodes.kind(in.readByte());
      change = new Change(key, order, kind, in.readLong(), in.readLong());
      return true;
    }

    private Change change() {
      Change here = change;
      if (here == null) {
        throw new IllegalStateException("The part was read to its end");
      }
      return here;
    }

    @Override
    public int compareTo(PartReader other) {
      return Change.ORDER.compare(change(), other.change());
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}

package dev.holdfast.engine.restore;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.ReusedBuffer;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;

/**
 * Reads the pieces of one pack after another, each range of the pack once and each blob opened
 * once, however many files need it.
 *
 * <p>A worker object that keeps its buffers: 4 MiB, and the longest blob. For one thread.
 */
final class PackReader implements AutoCloseable {
  private static final int RANGE_BYTES_MAX = 4 << 20;

  /** To read on over so much that nobody needs costs less than another call of the store. */
  private static final int GAP_BYTES_MAX = 128 << 10;

  private final BlobStore store;
  private final BlobIndex index;
  private final BlobOpener opener;
  private final BlobReader copies;
  private final Cancellation cancellation;
  private byte[] sealed = new byte[0];
  private final ReusedBuffer plains = new ReusedBuffer();

  PackReader(BlobStore store, BlobIndex index, BlobOpener opener, Cancellation cancellation) {
    this.store = store;
    this.index = index;
    this.opener = opener;
    this.copies = new BlobReader(index, new PackWindows(store), opener);
    this.cancellation = cancellation;
  }

  /** Takes what was read. */
  interface Sink {
    /** A piece and its bytes, which are good during the call only. */
    void take(int piece, byte[] plain, int length);

    /** A piece whose blob has no copy that can be read. */
    void miss(int piece, EngineException reason);
  }

  /**
   * Reads pieces.
   *
   * @param pieces of one pack, ascending by offset
   * @throws dev.holdfast.engine.error.StoreException if the store fails
   */
  void read(FileBatch batch, int[] pieces, Sink sink) {
    int done = 0;
    while (done < pieces.length) {
      cancellation.check();
      int end = endOfRange(batch, pieces, done);
      readRange(batch, pieces, done, end, sink);
      done = end;
    }
  }

  private int endOfRange(FileBatch batch, int[] pieces, int first) {
    long start = offset(batch, pieces[first]);
    long end = start + index.storedBytes(batch.pieceEntry(pieces[first]));
    int next = first + 1;
    while (next < pieces.length) {
      long offset = offset(batch, pieces[next]);
      long endOfNext = offset + index.storedBytes(batch.pieceEntry(pieces[next]));
      if (offset > end + GAP_BYTES_MAX || endOfNext - start > RANGE_BYTES_MAX) {
        break;
      }
      end = Math.max(end, endOfNext);
      next++;
    }
    return next;
  }

  private long offset(FileBatch batch, int piece) {
    return index.place(batch.pieceEntry(piece)) & PackedBlob.OFFSET_BYTES_MAX;
  }

  private void readRange(FileBatch batch, int[] pieces, int from, int to, Sink sink) {
    BlobLocation first = index.location(batch.pieceEntry(pieces[from]));
    long start = first.blob().offsetBytes();
    BlobLocation last = index.location(batch.pieceEntry(pieces[to - 1]));
    int count = load(first.pack(), start, (int) (last.blob().endBytes() - start));

    int next = from;
    while (next < to) {
      int entry = batch.pieceEntry(pieces[next]);
      PackedBlob blob = index.location(entry).blob();
      int end = next + 1;
      while (end < to && batch.pieceEntry(pieces[end]) == entry) {
        end++;
      }
      boolean whole = blob.endBytes() - start <= count;
      show(blob, whole ? (int) (blob.offsetBytes() - start) : -1, pieces, next, end, sink);
      next = end;
    }
  }

  /** How many bytes there are; none if the pack is missing, which another copy may mend. */
  private int load(PackId pack, long offset, int length) {
    if (sealed.length < length) {
      sealed = new byte[Math.max(length, RANGE_BYTES_MAX)];
    }
    try {
      BlobKey key = BlobKey.of(BlobKind.PACK, pack.hash());
      return store.read(key, offset, ByteBuffer.wrap(sealed, 0, length));
    } catch (MissingException e) {
      return 0;
    }
  }

  private void show(PackedBlob blob, int at, int[] pieces, int from, int to, Sink sink) {
    byte[] opened;
    try {
      opened = open(blob, at);
    } catch (CorruptException | MissingException e) {
      for (int i = from; i < to; i++) {
        sink.miss(pieces[i], e);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      sink.take(pieces[i], opened, blob.plainBytes());
    }
  }

  private byte[] open(PackedBlob blob, int at) {
    if (at >= 0) {
      byte[] plain = plains.atLeast(blob.plainBytes());
      try {
        opener.open(blob, sealed, at, plain);
        return plain;
      } catch (CorruptException e) {
        // Perhaps another pack has a sound copy; if not, that search says what is wrong.
        return copies.read(BlobType.DATA, blob.id());
      }
    }
    return copies.read(BlobType.DATA, blob.id());
  }

  @Override
  public void close() {
    opener.close();
  }
}

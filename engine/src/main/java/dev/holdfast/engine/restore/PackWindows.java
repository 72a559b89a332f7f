package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads ranges of packs, and ahead of them where they follow each other: blobs that were written
 * together lie together.
 *
 * <p>Keeps one window for each of the last packs, at most 8 MiB in all. For one thread.
 */
final class PackWindows {
  private static final int WINDOWS_MAX = 8;
  private static final int WINDOW_BYTES_MAX = 1 << 20;

  /** What a first read of a pack takes: some small blobs for the price of one. */
  private static final int FIRST_BYTES = 16 << 10;

  /** A step of this length counts as reading on: blobs between may be of other files. */
  private static final int STEP_BYTES_MAX = 128 << 10;

  private final BlobStore store;
  private final Map<PackId, Window> windows = new LinkedHashMap<>(WINDOWS_MAX, 0.75f, true);

  PackWindows(BlobStore store) {
    this.store = store;
  }

  /** Bytes of a pack from an offset on. */
  @SuppressWarnings("ArrayRecordComponent") // read in place, never compared
  record Window(byte[] bytes, long offset, int length) {

    boolean covers(PackedBlob blob) {
      return blob.offsetBytes() >= offset && blob.endBytes() <= end();
    }

    long end() {
      return offset + length;
    }

    /** Where the blob begins in {@link #bytes}. */
    int indexOf(PackedBlob blob) {
      return (int) (blob.offsetBytes() - offset);
    }
  }

  /**
   * A window that covers the blob; valid until the next call.
   *
   * @throws dev.holdfast.engine.error.MissingException if there is no such pack
   * @throws CorruptException if it ends before the blob does
   */
  Window covering(PackId pack, PackedBlob blob) {
    Window known = windows.get(pack);
    if (known != null && known.covers(blob)) {
      return known;
    }
    int wanted = FIRST_BYTES;
    if (known != null && readsOn(known, blob)) {
      wanted = Math.min(WINDOW_BYTES_MAX, Math.max(FIRST_BYTES, 4 * known.length()));
    }
    Window window = read(pack, blob, Math.max(wanted, blob.storedBytes()));
    keep(pack, window);
    return window;
  }

  private static boolean readsOn(Window known, PackedBlob blob) {
    return blob.offsetBytes() >= known.offset()
        && blob.offsetBytes() <= known.end() + STEP_BYTES_MAX;
  }

  private Window read(PackId pack, PackedBlob blob, int length) {
    BlobKey key = BlobKey.of(BlobKind.PACK, pack.hash());
    if (length > WINDOW_BYTES_MAX && store.size(key) < blob.endBytes()) {
      throw tooShort(pack, blob);
    }
    ByteBuffer target = ByteBuffer.allocate(length);
    int count = store.read(key, blob.offsetBytes(), target);
    if (count < blob.storedBytes()) {
      throw tooShort(pack, blob);
    }
    return new Window(target.array(), blob.offsetBytes(), count);
  }

  private static CorruptException tooShort(PackId pack, PackedBlob blob) {
    return new CorruptException(
        "Pack %s ends before byte %d, where the blob %s should end"
            .formatted(pack, blob.endBytes(), blob.id()));
  }

  private void keep(PackId pack, Window window) {
    if (window.bytes().length > WINDOW_BYTES_MAX) {
      windows.remove(pack);
      return;
    }
    windows.put(pack, window);
    if (windows.size() > WINDOWS_MAX) {
      windows.remove(windows.keySet().iterator().next());
    }
  }
}

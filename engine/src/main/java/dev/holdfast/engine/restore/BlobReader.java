package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.PackWindows.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads blobs by their ids. For one thread. */
final class BlobReader implements AutoCloseable {
  private final BlobIndex index;
  private final PackWindows windows;
  private final BlobOpener opener;

  BlobReader(BlobIndex index, PackWindows windows, BlobOpener opener) {
    this.index = index;
    this.windows = windows;
    this.opener = opener;
  }

  /**
   * The plaintext of a blob, from the first of its copies that is sound.
   *
   * @throws MissingException if the index does not have it, or its pack is gone
   * @throws CorruptException if no copy is sound
   */
  byte[] read(BlobType type, BlobId id) {
    List<BlobLocation> copies = index.locations(type, id);
    @Nullable EngineException failure = null;
    for (BlobLocation copy : copies) {
      try {
        return read(copy);
      } catch (CorruptException | MissingException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    throw failure != null ? failure : unknown(type, id);
  }

  /**
   * How long a data blob is, which costs no reading.
   *
   * @throws MissingException if the index does not have it
   */
  int plainBytes(BlobId id) {
    int entry = index.entry(BlobType.DATA, id);
    if (entry < 0) {
      throw unknown(BlobType.DATA, id);
    }
    return index.plainBytes(entry);
  }

  private static MissingException unknown(BlobType type, BlobId id) {
    return new MissingException(
        "No index file knows the %s blob %s, so what needs it can't be read"
            .formatted(type.text(), id));
  }

  private byte[] read(BlobLocation copy) {
    Window window = windows.covering(copy.pack(), copy.blob());
    byte[] plain = new byte[copy.blob().plainBytes()];
    try {
      opener.open(copy.blob(), window.bytes(), window.indexOf(copy.blob()), plain);
    } catch (CorruptException e) {
      throw new CorruptException("In pack " + copy.pack() + ": " + e.getMessage(), e);
    }
    return plain;
  }

  @Override
  public void close() {
    opener.close();
  }
}

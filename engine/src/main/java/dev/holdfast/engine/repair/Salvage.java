package dev.holdfast.engine.repair;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobSet;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.ReusedBuffer;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.PackPipeline;
import dev.holdfast.engine.write.RepositoryParts;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Copies what is sound out of damaged packs, each blob once. Whether a blob is sound is found out
 * here once more, so that one failed read loses nothing. Blobs are read one by one: a place that
 * can't be read costs no more than those that lie on it.
 *
 * <p>Keeps one blob and its plaintext. For one thread.
 */
final class Salvage implements AutoCloseable {
  private final RepositoryParts parts;
  private final PackPipeline packs;
  private final Cancellation cancellation;
  private final BlobSet copied;
  private final BlobOpener opener;
  private final ReusedBuffer sealed = new ReusedBuffer();
  private final ReusedBuffer plain = new ReusedBuffer();

  /**
   * @param index knows the blobs of the packs
   */
  Salvage(RepositoryParts parts, PackPipeline packs, BlobIndex index, Cancellation cancellation) {
    this.parts = parts;
    this.packs = packs;
    this.cancellation = cancellation;
    this.copied = new BlobSet(index);
    this.opener = new BlobOpener(parts.key(), parts.random());
  }

  /**
   * Copies the blobs of one pack.
   *
   * @param blobs all that is said to be in it; it need not be true
   * @throws EngineException if new packs can't be stored
   */
  void copySound(PackId pack, List<PackedBlob> blobs) {
    for (PackedBlob blob : blobs) {
      cancellation.check();
      if (isReadable(pack, blob) && copied.add(blob.type(), blob.id())) {
        packs.copy(blob, sealed.atLeast(blob.storedBytes()), 0);
      }
    }
  }

  private boolean isReadable(PackId pack, PackedBlob blob) {
    byte[] bytes = sealed.atLeast(blob.storedBytes());
    ByteBuffer target = ByteBuffer.wrap(bytes, 0, blob.storedBytes());
    try {
      int count =
          parts.store().read(BlobKey.of(BlobKind.PACK, pack.hash()), blob.offsetBytes(), target);
      if (count < blob.storedBytes()) {
        return false;
      }
      opener.open(blob, bytes, 0, plain.atLeast(blob.plainBytes()));
      return true;
    } catch (EngineException e) {
      // The examination has told of it.
      return false;
    }
  }

  /** What was copied so far. */
  BlobSet copied() {
    return copied;
  }

  @Override
  public void close() {
    opener.close();
  }
}

package dev.holdfast.engine.write;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackBuilder;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.ReusedBuffer;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/**
 * Verifies, closes, names and stores full packs.
 *
 * <p>A worker object that keeps its ciphers and buffers; for one thread at a time.
 */
final class PackStorer implements AutoCloseable {
  private final BlobStore store;
  private final String suspicion;
  private final Envelope envelope;
  private final BlobOpener opener;
  private final Sha256 sha256 = new Sha256();
  private final ReusedBuffer plains = new ReusedBuffer();

  /**
   * @param suspicion what is likely at fault where a blob fails its check, as the rest of a
   *     sentence
   */
  PackStorer(BlobStore store, MasterKey key, SecureRandom random, String suspicion) {
    this.suspicion = suspicion;
    this.store = store;
    this.envelope = new Envelope(key, random);
    this.opener = new BlobOpener(key, random);
  }

  /**
   * Stores a pack; it is durable on return.
   *
   * @throws CorruptException if a blob of it can't be opened again; nothing is stored then
   */
  PackContents store(PackBuilder pack) {
    List<PackedBlob> blobs = pack.blobs();
    verify(pack, blobs);
    pack.end(envelope);
    PackId id = new PackId(sha256.hash(pack.bytes(), 0, pack.length()));
    put(pack.type(), BlobKey.of(BlobKind.PACK, id.hash()), pack);
    return new PackContents(id, blobs);
  }

  private void put(BlobType type, BlobKey key, PackBuilder pack) {
    ByteBuffer content = ByteBuffer.wrap(pack.bytes(), 0, pack.length());
    switch (type) {
      case DATA -> store.putAside(key, content);
      // The next backup begins with the trees of this one.
      case TREE -> store.put(key, content);
    }
  }

  private void verify(PackBuilder pack, List<PackedBlob> blobs) {
    for (PackedBlob blob : blobs) {
      byte[] plain = plains.atLeast(blob.plainBytes());
      try {
        opener.open(blob, pack.bytes(), (int) blob.offsetBytes(), plain);
      } catch (CorruptException e) {
        throw new CorruptException(
            "A new pack failed its check before it was stored, so %s; the pack was not stored. %s"
                .formatted(suspicion, e.getMessage()),
            e);
      }
    }
  }

  @Override
  public void close() {
    opener.close();
  }
}

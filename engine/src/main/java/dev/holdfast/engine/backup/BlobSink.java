package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.pack.BlobSealer;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.Compression;
import dev.holdfast.engine.write.PackPipeline;
import dev.holdfast.engine.write.RepositoryParts;

/**
 * Names blobs, leaves out those that the repository has or gets from another worker, and hands the
 * rest over, sealed.
 *
 * <p>A worker object that keeps its digest, cipher, native context and buffers; for one thread at a
 * time. After an exception only {@link #close} may be called.
 */
final class BlobSink implements AutoCloseable {
  private final PackPipeline packs;
  private final BlobSealer sealer;
  private final Sha256 sha256 = new Sha256();

  BlobSink(RepositoryParts parts, PackPipeline packs, Compression compression) {
    this.packs = packs;
    this.sealer = new BlobSealer(parts.key(), parts.random(), compression);
  }

  /** Takes a blob of at least one byte. The array may be used again at once. */
  StoredBlob store(BlobType type, byte[] bytes, int offset, int length) {
    BlobId id = new BlobId(sha256.hash(bytes, offset, length));
    if (!packs.ledger().claim(type, id)) {
      return new StoredBlob(id, false);
    }
    sealer.seal(type, bytes, offset, length);
    packs.add(id, type, sealer);
    return new StoredBlob(id, true);
  }

  @Override
  public void close() {
    sealer.close();
  }
}

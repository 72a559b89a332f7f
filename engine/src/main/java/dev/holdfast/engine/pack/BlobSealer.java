package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.BlobId;
import java.security.SecureRandom;

/**
 * Compresses and seals blobs into packs.
 *
 * <p>Trees are always compressed, since restic packs anew whatever holds a tree that is not. Data
 * that compression does not shorten by a part in 64 is stored as it is: it reads back faster.
 *
 * <p>A worker object that keeps its cipher, native context and buffers; for one thread at a time.
 */
public final class BlobSealer implements AutoCloseable {
  private static final int WORTHWHILE_PART = 64;

  private final Envelope envelope;
  private final Compressor compressor = new Compressor();

  public BlobSealer(MasterKey key, SecureRandom random) {
    this.envelope = new Envelope(key, random);
  }

  /**
   * Appends a blob to a pack.
   *
   * @param id the SHA-256 of the plaintext, which the caller has computed
   * @throws LimitException if the plaintext is longer than a blob may be
   */
  public PackedBlob seal(PackBuilder pack, BlobId id, byte[] plain, int offset, int length) {
    BlobType type = pack.type();
    if (length > type.plainBytesMax()) {
      throw new LimitException(
          "A blob of type %s may have %d bytes, not %d"
              .formatted(type.text(), type.plainBytesMax(), length));
    }
    int frameLength = compressor.compress(plain, offset, length);
    boolean compressed = type == BlobType.TREE || frameLength < length - length / WORTHWHILE_PART;

    int at = pack.reserve((compressed ? frameLength : length) + Envelope.OVERHEAD_BYTES);
    int stored =
        compressed
            ? envelope.seal(compressor.frame(), 0, frameLength, pack.bytes(), at)
            : envelope.seal(plain, offset, length, pack.bytes(), at);
    PackedBlob blob = new PackedBlob(type, id, at, stored, length, compressed);
    pack.add(blob);
    return blob;
  }

  @Override
  public void close() {
    compressor.close();
  }
}

package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.LimitException;
import java.security.SecureRandom;

/**
 * Compresses and seals blobs, one after another; each goes to a pack by {@link PackBuilder#add}.
 *
 * <p>Trees are always compressed, since restic packs anew whatever holds a tree that is not. Data
 * that compression does not shorten by a part in 64 is stored as it is: it reads back faster.
 *
 * <p>A worker object that keeps its cipher, native context and buffers; for one thread at a time.
 */
public final class BlobSealer implements AutoCloseable {
  private static final int WORTHWHILE_PART = 64;

  private final Envelope envelope;
  private final Compression compression;
  private final Compressor compressor;
  private final ReusedBuffer sealed = new ReusedBuffer();
  private BlobType type = BlobType.DATA;
  private int sealedLength;
  private int plainLength;
  private boolean compressed;

  public BlobSealer(MasterKey key, SecureRandom random, Compression compression) {
    this.envelope = new Envelope(key, random);
    this.compression = compression;
    this.compressor = new Compressor(compression);
  }

  /**
   * Seals a blob, and keeps it until the next one.
   *
   * @return how many bytes it will take in its pack
   * @throws LimitException if the plaintext is longer than a blob may be
   */
  public int seal(BlobType blobType, byte[] plain, int offset, int length) {
    if (length > blobType.plainBytesMax()) {
      throw new LimitException(
          "A blob of type %s may have %d bytes, not %d"
              .formatted(blobType.text(), blobType.plainBytesMax(), length));
    }
    type = blobType;
    plainLength = length;
    compressed = false;
    if (blobType == BlobType.TREE || compression != Compression.OFF) {
      int frameLength = compressor.compress(plain, offset, length);
      compressed = blobType == BlobType.TREE || frameLength < length - length / WORTHWHILE_PART;
      if (compressed) {
        return sealed(compressor.frame(), 0, frameLength);
      }
    }
    return sealed(plain, offset, length);
  }

  private int sealed(byte[] body, int offset, int length) {
    int needed = Math.addExact(length, Envelope.OVERHEAD_BYTES);
    sealedLength = envelope.seal(body, offset, length, sealed.atLeast(needed), 0);
    return sealedLength;
  }

  BlobType type() {
    return type;
  }

  byte[] sealed() {
    return sealed.bytes();
  }

  /** How many bytes the blob that was sealed last takes in its pack. */
  public int sealedLength() {
    return sealedLength;
  }

  int plainLength() {
    return plainLength;
  }

  boolean isCompressed() {
    return compressed;
  }

  @Override
  public void close() {
    compressor.close();
  }
}

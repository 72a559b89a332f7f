package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.id.BlobId;

/**
 * A blob's place in its pack.
 *
 * @param offsetBytes from the pack's start; unsigned 32 bits in the format
 * @param storedBytes length of the blob's envelope; more than an empty envelope's
 * @param plainBytes length of the plaintext
 * @param compressed whether the envelope holds a zstd frame rather than the plaintext itself
 */
public record PackedBlob(
    BlobType type,
    BlobId id,
    long offsetBytes,
    int storedBytes,
    int plainBytes,
    boolean compressed) {

  /** The last offset that the format can say. */
  public static final long OFFSET_BYTES_MAX = 0xffff_ffffL;

  public PackedBlob {
    if (offsetBytes < 0 || offsetBytes > OFFSET_BYTES_MAX) {
      throw new IllegalArgumentException(
          "Blob " + id + " lies at " + offsetBytes + ", which is outside of a pack's 4 GiB");
    }
    if (plainBytes < 1 || plainBytes > type.plainBytesMax()) {
      throw new IllegalArgumentException(
          "Blob %s of type %s has %d bytes; 1 to %d are possible"
              .formatted(id, type.text(), plainBytes, type.plainBytesMax()));
    }
    int body = storedBytes - Envelope.OVERHEAD_BYTES;
    boolean fits =
        compressed ? body > 0 && body <= longestFrameBytes(plainBytes) : body == plainBytes;
    if (!fits) {
      throw new IllegalArgumentException(
          "Blob %s takes %d bytes in its pack, which does not fit its %d bytes of plaintext"
              .formatted(id, storedBytes, plainBytes));
    }
  }

  /** A blob stored as it is. */
  public static PackedBlob plain(BlobType type, BlobId id, long offsetBytes, int storedBytes) {
    return new PackedBlob(
        type, id, offsetBytes, storedBytes, storedBytes - Envelope.OVERHEAD_BYTES, false);
  }

  /** The offset behind the blob's last byte. */
  public long endBytes() {
    return offsetBytes + storedBytes;
  }

  /** What no compressor passes: frames of blocks stored as they are, and their headers. */
  private static long longestFrameBytes(int plainBytes) {
    return plainBytes + (plainBytes >>> 7) + 1024L;
  }
}

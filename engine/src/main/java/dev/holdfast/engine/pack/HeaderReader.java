package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.List;

/**
 * Reads the headers of stored packs: what is in each by its own account. Of a pack its last 64 KiB
 * are read, and more only if its header is longer.
 *
 * <p>Needs no more than twice the length of a header. For one thread.
 */
public final class HeaderReader {
  /** Room for some 1,500 blobs: more than most packs hold. */
  private static final int USUAL_BYTES = 64 << 10;

  private final BlobStore store;
  private final Envelope envelope;

  /**
   * @param random not drawn from: opening needs no chance
   */
  public HeaderReader(BlobStore store, MasterKey key, SecureRandom random) {
    this.store = store;
    this.envelope = new Envelope(key, random);
  }

  /**
   * Reads one header.
   *
   * @param fileBytes length of the pack
   * @return not empty; together with the header, these blobs make up the whole pack
   * @throws CorruptException if it can't be opened, or tells of another length
   */
  public List<PackedBlob> read(PackId pack, long fileBytes) {
    byte[] end = end(pack, fileBytes, (int) Math.min(fileBytes, USUAL_BYTES));
    int sealed = sealedBytes(end, fileBytes);
    if (sealed + PackHeader.TRAILER_BYTES > end.length) {
      end = end(pack, fileBytes, sealed + PackHeader.TRAILER_BYTES);
    }
    byte[] plain = new byte[sealed - Envelope.OVERHEAD_BYTES];
    envelope.open(end, end.length - PackHeader.TRAILER_BYTES - sealed, sealed, plain, 0);
    List<PackedBlob> blobs = PackHeader.decode(plain, plain.length);
    if (blobs.isEmpty() || PackHeader.fileBytes(blobs) != fileBytes) {
      throw new CorruptException(
          "The header tells of %d bytes, and the pack has %d"
              .formatted(PackHeader.fileBytes(blobs), fileBytes));
    }
    return blobs;
  }

  private byte[] end(PackId pack, long fileBytes, int length) {
    byte[] end = new byte[length];
    BlobKey key = BlobKey.of(BlobKind.PACK, pack.hash());
    int count = store.read(key, fileBytes - length, ByteBuffer.wrap(end));
    if (count < length) {
      throw new CorruptException(
          "It ends at byte %d and was listed with %d"
              .formatted(fileBytes - length + count, fileBytes));
    }
    return end;
  }

  private static int sealedBytes(byte[] end, long fileBytes) {
    int trailer = end.length - PackHeader.TRAILER_BYTES;
    if (trailer < Envelope.OVERHEAD_BYTES) {
      throw new CorruptException("With %d bytes it can't hold a header".formatted(fileBytes));
    }
    int said = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer);
    if (said < Envelope.OVERHEAD_BYTES
        || said > PackHeader.SEALED_BYTES_MAX
        || said > fileBytes - PackHeader.TRAILER_BYTES) {
      throw new CorruptException(
          "Its header is said to have %s bytes, and it has %d in all"
              .formatted(Integer.toUnsignedString(said), fileBytes));
    }
    return said;
  }
}

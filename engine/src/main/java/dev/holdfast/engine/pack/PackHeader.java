package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The plaintext of a pack's header: one entry for each blob, in the blobs' order, without padding;
 * numbers little-endian.
 *
 * <pre>
 * 0 data, 1 tree:              type(1) length(4) id(32)
 * 2 data, 3 tree, compressed:  type(1) length(4) plainLength(4) id(32)
 * </pre>
 *
 * <p>{@code length} is that of the blob's envelope; its offset is the sum of the lengths before it.
 * A pack file is {@code blobs || header envelope || length of header envelope (4)}.
 */
public final class PackHeader {
  /** Length of the number that ends a pack file. */
  public static final int TRAILER_BYTES = 4;

  /** A header's envelope may be this long, as restic has it. */
  public static final int SEALED_BYTES_MAX = 16 << 20;

  private static final int PLAIN_ENTRY_BYTES = 1 + 4 + Hash.BYTES;
  private static final int COMPRESSED_ENTRY_BYTES = PLAIN_ENTRY_BYTES + 4;

  /** So many blobs fit into a pack's header, whatever they are. */
  public static final int BLOBS_MAX =
      (SEALED_BYTES_MAX - Envelope.OVERHEAD_BYTES) / COMPRESSED_ENTRY_BYTES;

  /** What a pack file has beside blobs and the entries of its header. */
  public static final int FRAME_BYTES = Envelope.OVERHEAD_BYTES + TRAILER_BYTES;

  private PackHeader() {}

  /** The length of a blob's entry. */
  public static int entryBytes(boolean compressed) {
    return compressed ? COMPRESSED_ENTRY_BYTES : PLAIN_ENTRY_BYTES;
  }

  /** The length of the plaintext for these blobs. */
  public static int plainBytes(List<PackedBlob> blobs) {
    int length = 0;
    for (PackedBlob blob : blobs) {
      length += entryBytes(blob.compressed());
    }
    return length;
  }

  /** The length of the pack file that holds these blobs and nothing else. */
  public static long fileBytes(List<PackedBlob> blobs) {
    long length = (long) plainBytes(blobs) + FRAME_BYTES;
    for (PackedBlob blob : blobs) {
      length += blob.storedBytes();
    }
    return length;
  }

  /**
   * Writes the plaintext.
   *
   * @throws LimitException if there are more blobs than {@link #BLOBS_MAX}
   */
  public static byte[] encode(List<PackedBlob> blobs) {
    if (blobs.size() > BLOBS_MAX) {
      throw new LimitException("A pack holds at most " + BLOBS_MAX + " blobs, not " + blobs.size());
    }
    ByteBuffer out = ByteBuffer.allocate(plainBytes(blobs)).order(ByteOrder.LITTLE_ENDIAN);
    for (PackedBlob blob : blobs) {
      out.put((byte) ((blob.compressed() ? 2 : 0) + (blob.type() == BlobType.TREE ? 1 : 0)));
      out.putInt(blob.storedBytes());
      if (blob.compressed()) {
        out.putInt(blob.plainBytes());
      }
      out.put(blob.id().hash().bytes());
    }
    return out.array();
  }

  /**
   * Reads the plaintext.
   *
   * @throws CorruptException if it is not a header
   */
  public static List<PackedBlob> decode(byte[] plain, int length) {
    ByteBuffer in = ByteBuffer.wrap(plain, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    List<PackedBlob> blobs = new ArrayList<>();
    long offset = 0;
    while (in.hasRemaining()) {
      PackedBlob blob = entry(in, offset);
      offset = blob.endBytes();
      blobs.add(blob);
    }
    return blobs;
  }

  private static PackedBlob entry(ByteBuffer in, long offset) {
    int place = in.position();
    byte kind = in.get();
    if (kind < 0 || kind > 3) {
      throw new CorruptException(
          "A pack's header has an entry of unknown kind %d at byte %d".formatted(kind, place));
    }
    boolean compressed = kind >= 2;
    if (in.remaining() < entryBytes(compressed) - 1) {
      throw new CorruptException("A pack's header ends inside of the entry at byte " + place);
    }
    BlobType type = (kind & 1) == 0 ? BlobType.DATA : BlobType.TREE;
    int stored = in.getInt();
    int plain = compressed ? in.getInt() : stored - Envelope.OVERHEAD_BYTES;
    byte[] hash = new byte[Hash.BYTES];
    in.get(hash);
    try {
      return new PackedBlob(
          type, new BlobId(Hash.read(hash, 0)), offset, stored, plain, compressed);
    } catch (IllegalArgumentException e) {
      throw new CorruptException("A pack's header is wrong at byte " + place, e);
    }
  }
}

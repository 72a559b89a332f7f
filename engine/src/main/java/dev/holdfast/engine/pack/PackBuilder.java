package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.BlobId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One pack that is being filled in memory; when it is stored, another can be begun in its place.
 *
 * <p>For one thread at a time.
 */
public final class PackBuilder {
  /** A pack is closed once it holds as much: what restic aims at by default. */
  public static final int TARGET_BYTES = 16 << 20;

  /** Enough for most small snapshots, so that they don't cost a whole pack of memory. */
  private static final int FIRST_CAPACITY_BYTES = 256 << 10;

  /** Packs pass their target by one blob, mostly a small one, and by their header. */
  private static final int FULL_CAPACITY_BYTES = TARGET_BYTES + (1 << 20);

  /** For the header of a pack of long blobs. */
  private static final int HEADER_ROOM_BYTES = 64 << 10;

  private final List<PackedBlob> blobs = new ArrayList<>();
  private BlobType type;
  private byte[] bytes = new byte[0];
  private int length;

  /** Begins a pack for blobs of a type. */
  public PackBuilder(BlobType type) {
    this.type = type;
  }

  public BlobType type() {
    return type;
  }

  /** What was put in since it was begun, in the order of the pack. */
  public List<PackedBlob> blobs() {
    return List.copyOf(blobs);
  }

  public boolean isEmpty() {
    return blobs.isEmpty();
  }

  /** Whether the pack should be closed before another blob comes. */
  public boolean isFull() {
    return length >= TARGET_BYTES || blobs.size() >= PackHeader.BLOBS_MAX;
  }

  /** Whether so many bytes go in without more memory than a full pack has. */
  public boolean hasRoomFor(int storedBytes) {
    return isEmpty() || (long) length + storedBytes <= FULL_CAPACITY_BYTES - HEADER_ROOM_BYTES;
  }

  /** The array in which the pack is built; valid until something is added. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes of the array are the pack so far. */
  public int length() {
    return length;
  }

  /** Forgets the pack, keeps its memory and begins another one. */
  public void beginAgain(BlobType newType) {
    type = newType;
    blobs.clear();
    length = 0;
  }

  /** Appends the blob that was sealed last. */
  public PackedBlob add(BlobId id, BlobSealer sealer) {
    return append(
        new PackedBlob(
            sealer.type(),
            id,
            length,
            sealer.sealedLength(),
            sealer.plainLength(),
            sealer.isCompressed()),
        sealer.sealed(),
        0);
  }

  /** Appends a blob as it lies in another pack, at {@code offset} of these bytes. */
  public PackedBlob copy(PackedBlob blob, byte[] sealed, int offset) {
    return append(
        new PackedBlob(
            blob.type(),
            blob.id(),
            length,
            blob.storedBytes(),
            blob.plainBytes(),
            blob.compressed()),
        sealed,
        offset);
  }

  private PackedBlob append(PackedBlob blob, byte[] sealed, int offset) {
    if (blob.type() != type) {
      throw new IllegalArgumentException("A pack holds blobs of one type, " + type.text());
    }
    int at = reserve(blob.storedBytes());
    System.arraycopy(sealed, offset, bytes, at, blob.storedBytes());
    blobs.add(blob);
    length += blob.storedBytes();
    return blob;
  }

  /** Makes room for {@code more} bytes and returns the offset where they go. */
  private int reserve(int more) {
    long needed = (long) length + more;
    if (needed > Integer.MAX_VALUE - 16) {
      throw new LimitException("A pack can't hold " + needed + " bytes");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, capacityFor((int) needed));
    }
    return length;
  }

  /** Ends the pack with its header. */
  public void end(Envelope envelope) {
    byte[] header = PackHeader.encode(blobs);
    int sealed = header.length + Envelope.OVERHEAD_BYTES;
    int at = reserve(sealed + PackHeader.TRAILER_BYTES);
    envelope.seal(header, 0, header.length, bytes, at);
    length += sealed;
    for (int i = 0; i < PackHeader.TRAILER_BYTES; i++) {
      bytes[length++] = (byte) (sealed >>> (8 * i));
    }
  }

  private int capacityFor(int needed) {
    int growing = Math.clamp(8L * bytes.length, FIRST_CAPACITY_BYTES, FULL_CAPACITY_BYTES);
    return needed <= growing ? growing : Math.addExact(needed, HEADER_ROOM_BYTES);
  }
}

package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.WholeBlob;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The files that are sealed one by one and named by the hash of their bytes: index files,
 * snapshots, locks.
 *
 * <p>Plaintext: {@code 0x02 || zstd(JSON)}, or the JSON itself where it starts with a brace or
 * bracket, as repositories of version 1 have it.
 *
 * <p>Safe for use by many threads; coding is done by one at a time, storing is not.
 */
public final class SealedFiles implements AutoCloseable {
  private static final byte COMPRESSED = 2;

  private final BlobStore store;
  private final Envelope envelope;
  private final Compressor compressor = new Compressor(Compression.DEFAULT);
  private final Decompressor decompressor = new Decompressor();
  private final Sha256 sha256 = new Sha256();

  public SealedFiles(BlobStore store, MasterKey key, SecureRandom random) {
    this.store = store;
    this.envelope = new Envelope(key, random);
  }

  /** A document ready to be stored, and its name. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record SealedFile(Hash name, byte[] bytes) {}

  /** Stores a document; it is durable on return. */
  public Hash save(BlobKind kind, byte[] json) {
    SealedFile file = seal(json);
    put(kind, file);
    return file.name();
  }

  /** Compresses and seals a document, without storing it. */
  public synchronized SealedFile seal(byte[] json) {
    int frameLength = compressor.compress(json, 0, json.length);
    byte[] plain = new byte[1 + frameLength];
    plain[0] = COMPRESSED;
    System.arraycopy(compressor.frame(), 0, plain, 1, frameLength);
    byte[] sealed = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    envelope.seal(plain, 0, plain.length, sealed, 0);
    return new SealedFile(sha256.hash(sealed, 0, sealed.length), sealed);
  }

  /** Stores a sealed document; it is durable on return. */
  public void put(BlobKind kind, SealedFile file) {
    store.put(BlobKey.of(kind, file.name()), ByteBuffer.wrap(file.bytes()));
  }

  /**
   * Loads a document.
   *
   * @throws dev.holdfast.engine.error.MissingException if there is no such file
   * @throws CorruptException if its bytes are not what its name says
   * @throws LimitException if it is longer than files of its kind may be
   */
  public byte[] load(BlobKind kind, Hash name) {
    BlobKey key = BlobKey.of(kind, name);
    byte[] sealed = WholeBlob.read(store, key, lengthMax(kind));
    try {
      synchronized (this) {
        Hash found = sha256.hash(sealed, 0, sealed.length);
        if (!found.equals(name)) {
          throw new CorruptException("Its bytes have the hash " + found);
        }
        return open(sealed, lengthMax(kind));
      }
    } catch (CorruptException e) {
      throw new CorruptException(key + " is damaged: " + e.getMessage(), e);
    } catch (LimitException e) {
      throw new LimitException(key + " is too long: " + e.getMessage(), e);
    }
  }

  private byte[] open(byte[] sealed, int lengthMax) {
    byte[] plain = new byte[Math.max(0, sealed.length - Envelope.OVERHEAD_BYTES)];
    int length = envelope.open(sealed, 0, sealed.length, plain, 0);
    if (length == 0) {
      throw new CorruptException("It is empty");
    }
    return switch (plain[0]) {
      case '{', '[' -> plain;
      case COMPRESSED -> decompressor.decompress(plain, 1, length - 1, lengthMax);
      default ->
          throw new CorruptException(
              "It is neither JSON nor compressed, but starts with byte " + plain[0]);
    };
  }

  /** How long files and their plaintext may be, in bytes: far more than anybody writes. */
  private static int lengthMax(BlobKind kind) {
    return switch (kind) {
      // 50,000 blobs make 8 MB; older tools wrote longer ones.
      case INDEX -> 256 << 20;
      // Paths, excludes and tags are lists without a limit of their own.
      case SNAPSHOT -> 16 << 20;
      case LOCK -> 1 << 20;
      case CONFIG, KEY, PACK, MARKER ->
          throw new IllegalArgumentException(kind + " is not stored as a sealed document");
    };
  }

  @Override
  public synchronized void close() {
    compressor.close();
    decompressor.close();
  }
}

package dev.holdfast.engine.pack;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.Sha256;
import java.security.SecureRandom;

/**
 * Opens blobs: checks the MAC, decrypts, decompresses and hashes the plaintext.
 *
 * <p>A worker object that keeps its cipher, digest, native context and buffer; for one thread at a
 * time.
 */
public final class BlobOpener implements AutoCloseable {
  private final Envelope envelope;
  private final Decompressor decompressor = new Decompressor();
  private final Sha256 sha256 = new Sha256();
  private final ReusedBuffer frames = new ReusedBuffer();

  /**
   * @param random not drawn from: opening needs no chance
   */
  public BlobOpener(MasterKey key, SecureRandom random) {
    this.envelope = new Envelope(key, random);
  }

  /**
   * Opens a blob whose envelope stands at {@code offset}.
   *
   * @param plain holds at least the blob's plaintext, which goes to its start
   * @throws CorruptException if the blob is not what its id says; {@code plain} holds nothing of
   *     use then
   */
  public void open(PackedBlob blob, byte[] sealed, int offset, byte[] plain) {
    try {
      if (blob.compressed()) {
        decompress(blob, sealed, offset, plain);
      } else {
        envelope.open(sealed, offset, blob.storedBytes(), plain, 0);
      }
    } catch (CorruptException e) {
      throw new CorruptException(name(blob) + " is damaged: " + e.getMessage(), e);
    }
    Hash hash = sha256.hash(plain, 0, blob.plainBytes());
    if (!hash.equals(blob.id().hash())) {
      throw new CorruptException(name(blob) + " holds other bytes, whose hash is " + hash);
    }
  }

  private void decompress(PackedBlob blob, byte[] sealed, int offset, byte[] plain) {
    int frameLength = blob.storedBytes() - Envelope.OVERHEAD_BYTES;
    byte[] frame = frames.atLeast(frameLength);
    envelope.open(sealed, offset, blob.storedBytes(), frame, 0);
    decompressor.decompress(frame, 0, frameLength, plain, 0, blob.plainBytes());
  }

  private static String name(PackedBlob blob) {
    return "The " + blob.type().text() + " blob " + blob.id();
  }

  @Override
  public void close() {
    decompressor.close();
  }
}

package dev.holdfast.engine.id;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names bytes.
 *
 * <p>A worker object that keeps its digest; for one thread at a time.
 */
public final class Sha256 {
  private final MessageDigest digest;
  private final byte[] output = new byte[Hash.BYTES];

  public Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256", e);
    }
  }

  /** The hash of a range of bytes. */
  public Hash hash(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return result();
  }

  /** The hash of the remaining bytes, which are consumed. */
  public Hash hash(ByteBuffer bytes) {
    digest.update(bytes);
    return result();
  }

  /** Takes in bytes of which more follow; {@link #end} gives the hash of all. */
  public void add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  /** The hash of what was taken in since the last hash. */
  public Hash end() {
    return result();
  }

  private Hash result() {
    try {
      digest.digest(output, 0, output.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 refused its output buffer", e);
    }
    return Hash.read(output, 0);
  }
}

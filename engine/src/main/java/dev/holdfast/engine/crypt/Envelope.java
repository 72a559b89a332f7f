package dev.holdfast.engine.crypt;

import dev.holdfast.engine.error.CorruptException;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Seals and opens what the repository stores, with its master key.
 *
 * <p>Layout: {@code IV(16) || CIPHERTEXT(n) || MAC(16)}, with n from 0.
 *
 * <ul>
 *   <li>IV: 16 random bytes, drawn anew for each item; all zero is refused on both ways.
 *   <li>CIPHERTEXT: AES-256-CTR under {@code encrypt}; the first counter block is the IV as a
 *       128-bit big-endian number.
 *   <li>MAC: Poly1305 over CIPHERTEXT alone, with {@code r} = clamped {@code mac.r} and {@code s} =
 *       AES-128-ECB({@code mac.k}, IV).
 * </ul>
 *
 * <p>Nothing else is authenticated: what binds an item to its place is the hash that names it.
 *
 * <p>A worker object that keeps its ciphers; for one thread at a time. Input and output ranges must
 * not overlap. Source of the format: restic's repository format, version 2.
 */
public final class Envelope {
  /** How much longer the sealed form is. */
  public static final int OVERHEAD_BYTES = EnvelopeCipher.OVERHEAD_BYTES;

  private final EnvelopeCipher cipher;
  private final SecureRandom random;
  private final byte[] iv = new byte[EnvelopeCipher.IV_BYTES];

  /**
   * @param random source of initialization vectors; it may be shared between workers
   */
  public Envelope(MasterKey key, SecureRandom random) {
    this.cipher = new EnvelopeCipher(key);
    this.random = random;
  }

  /**
   * Seals {@code length} bytes of {@code plain} to {@code sealed[sealedOffset..]}.
   *
   * @return bytes written: {@code length + OVERHEAD_BYTES}
   * @throws IndexOutOfBoundsException if a range does not lie in its array
   */
  public int seal(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {
    Objects.checkFromIndexSize(offset, length, plain.length);
    int sealedLength = Math.addExact(length, OVERHEAD_BYTES);
    Objects.checkFromIndexSize(sealedOffset, sealedLength, sealed.length);

    random.nextBytes(iv);
    if (EnvelopeCipher.isZero(iv)) {
      throw new IllegalStateException("The random source gave 16 zero bytes: it is broken");
    }
    cipher.seal(iv, plain, offset, length, sealed, sealedOffset);
    return sealedLength;
  }

  /**
   * Opens an envelope of {@code length} bytes to {@code plain[plainOffset..]}; nothing is written
   * unless its MAC is right.
   *
   * @return bytes written: {@code length - OVERHEAD_BYTES}
   * @throws CorruptException if the bytes are not an envelope sealed with this key
   * @throws IndexOutOfBoundsException if a range does not lie in its array
   */
  public int open(byte[] sealed, int offset, int length, byte[] plain, int plainOffset) {
    Objects.checkFromIndexSize(offset, length, sealed.length);
    if (length < OVERHEAD_BYTES) {
      throw new CorruptException(
          "An encrypted item has at least "
              + OVERHEAD_BYTES
              + " bytes; this one has "
              + length
              + " and was cut short. Take it from another copy of the repository.");
    }
    int plainLength = length - OVERHEAD_BYTES;
    Objects.checkFromIndexSize(plainOffset, plainLength, plain.length);
    if (!cipher.isAuthentic(sealed, offset, length)) {
      throw new CorruptException(
          "An encrypted item of "
              + length
              + " bytes fails its authentication: it was changed after it was written, or sealed"
              + " with another key. Take it from another copy of the repository.");
    }
    cipher.open(sealed, offset, length, plain, plainOffset);
    return plainLength;
  }
}

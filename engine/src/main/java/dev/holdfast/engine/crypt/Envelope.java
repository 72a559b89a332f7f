package dev.holdfast.engine.crypt;

import dev.holdfast.engine.error.CorruptException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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
  public static final int OVERHEAD_BYTES = 32;

  private static final int IV_BYTES = 16;

  /**
   * Bytes given to the cipher in one call: small enough that the virtual machine soon compiles the
   * loop around it, and that the MAC finds the ciphertext in the processor's cache.
   */
  private static final int STRIDE_BYTES = 64 * 1024;

  private final SecureRandom random;
  private final SecretKeySpec encrypt;
  private final Cipher counterMode;
  private final Cipher oneBlock;
  private final Poly1305 poly1305;

  private final byte[] iv = new byte[IV_BYTES];
  private final byte[] s = new byte[Poly1305.TAG_BYTES];
  private final byte[] tag = new byte[Poly1305.TAG_BYTES];

  /**
   * @param random source of initialization vectors; it may be shared between workers
   */
  public Envelope(MasterKey key, SecureRandom random) {
    this.random = random;
    this.encrypt = new SecretKeySpec(key.encrypt(), "AES");
    this.poly1305 = new Poly1305(key.macR());
    try {
      this.counterMode = Cipher.getInstance("AES/CTR/NoPadding");
      this.oneBlock = blockCipher(key.macK());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no AES", e);
    }
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

    drawIv();
    System.arraycopy(iv, 0, sealed, sealedOffset, IV_BYTES);
    int textOffset = sealedOffset + IV_BYTES;
    crypt(Cipher.ENCRYPT_MODE, plain, offset, length, sealed, textOffset);
    authenticate(sealed, textOffset, length, sealed, textOffset + length);
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
    if (!isAuthentic(sealed, offset, length)) {
      throw new CorruptException(
          "An encrypted item of "
              + length
              + " bytes fails its authentication: it was changed after it was written, or sealed"
              + " with another key. Take it from another copy of the repository.");
    }
    crypt(Cipher.DECRYPT_MODE, sealed, offset + IV_BYTES, plainLength, plain, plainOffset);
    return plainLength;
  }

  /** Whether at least {@code OVERHEAD_BYTES} bytes were sealed with this key; loads {@code iv}. */
  boolean isAuthentic(byte[] sealed, int offset, int length) {
    System.arraycopy(sealed, offset, iv, 0, IV_BYTES);
    if (isZero(iv)) {
      return false;
    }
    int tagOffset = offset + length - Poly1305.TAG_BYTES;
    authenticate(sealed, offset + IV_BYTES, length - OVERHEAD_BYTES, tag, 0);
    byte[] stored = Arrays.copyOfRange(sealed, tagOffset, tagOffset + Poly1305.TAG_BYTES);
    return MessageDigest.isEqual(stored, tag);
  }

  private void drawIv() {
    random.nextBytes(iv);
    if (isZero(iv)) {
      throw new IllegalStateException("The random source gave 16 zero bytes: it is broken");
    }
  }

  private void crypt(int mode, byte[] in, int offset, int length, byte[] out, int outOffset) {
    try {
      counterMode.init(mode, encrypt, new IvParameterSpec(iv));
      int done = 0;
      while (length - done > STRIDE_BYTES) {
        counterMode.update(in, offset + done, STRIDE_BYTES, out, outOffset + done);
        done += STRIDE_BYTES;
      }
      counterMode.doFinal(in, offset + done, length - done, out, outOffset + done);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-CTR refused checked arguments", e);
    }
  }

  private void authenticate(byte[] text, int offset, int length, byte[] target, int targetOffset) {
    try {
      oneBlock.update(iv, 0, IV_BYTES, s, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-128 refused one block", e);
    }
    poly1305.tag(text, offset, length, s, target, targetOffset);
  }

  // The format asks for AES on one block, which is what ECB is safe for.
  @SuppressWarnings("InsecureCryptoUsage")
  private static Cipher blockCipher(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher;
  }

  private static boolean isZero(byte[] bytes) {
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    return any == 0;
  }
}

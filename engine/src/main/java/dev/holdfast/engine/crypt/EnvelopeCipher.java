package dev.holdfast.engine.crypt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers of {@link Envelope}, without chance and without opinions about errors. */
final class EnvelopeCipher {
  static final int IV_BYTES = 16;
  static final int OVERHEAD_BYTES = IV_BYTES + Poly1305.TAG_BYTES;

  /**
   * Bytes given to the cipher in one call: small enough that the virtual machine soon compiles the
   * loop inside it.
   */
  private static final int STRIDE_BYTES = 64 * 1024;

  private final SecretKeySpec encrypt;
  private final Cipher counterMode;
  private final Cipher oneBlock;
  private final Poly1305 poly1305;
  private final byte[] s = new byte[Poly1305.TAG_BYTES];
  private final byte[] tag = new byte[Poly1305.TAG_BYTES];

  EnvelopeCipher(MasterKey key) {
    this.encrypt = new SecretKeySpec(key.encrypt(), "AES");
    this.poly1305 = new Poly1305(key.macR());
    try {
      this.counterMode = Cipher.getInstance("AES/CTR/NoPadding");
      this.oneBlock = blockCipher(key.macK());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no AES", e);
    }
  }

  /** Writes IV, ciphertext and MAC; the ranges are checked. */
  void seal(byte[] iv, byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {
    System.arraycopy(iv, 0, sealed, sealedOffset, IV_BYTES);
    int textOffset = sealedOffset + IV_BYTES;
    crypt(Cipher.ENCRYPT_MODE, iv, plain, offset, length, sealed, textOffset);
    authenticate(iv, sealed, textOffset, length);
    System.arraycopy(tag, 0, sealed, textOffset + length, Poly1305.TAG_BYTES);
  }

  /** Whether these bytes, at least the overhead, were sealed with this key and not changed. */
  boolean isAuthentic(byte[] sealed, int offset, int length) {
    byte[] iv = Arrays.copyOfRange(sealed, offset, offset + IV_BYTES);
    if (isZero(iv)) {
      return false;
    }
    authenticate(iv, sealed, offset + IV_BYTES, length - OVERHEAD_BYTES);
    int end = offset + length;
    byte[] stored = Arrays.copyOfRange(sealed, end - Poly1305.TAG_BYTES, end);
    return MessageDigest.isEqual(stored, tag);
  }

  /** Decrypts what {@link #isAuthentic} approved. */
  void open(byte[] sealed, int offset, int length, byte[] plain, int plainOffset) {
    byte[] iv = Arrays.copyOfRange(sealed, offset, offset + IV_BYTES);
    int textOffset = offset + IV_BYTES;
    int textLength = length - OVERHEAD_BYTES;
    crypt(Cipher.DECRYPT_MODE, iv, sealed, textOffset, textLength, plain, plainOffset);
  }

  static boolean isZero(byte[] bytes) {
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    return any == 0;
  }

  private void crypt(
      int mode, byte[] iv, byte[] in, int offset, int length, byte[] out, int outOffset) {
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

  /** Computes {@code tag}. */
  private void authenticate(byte[] iv, byte[] text, int offset, int length) {
    try {
      oneBlock.update(iv, 0, IV_BYTES, s, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-128 refused one block", e);
    }
    poly1305.tag(text, offset, length, s, tag, 0);
  }

  // The format asks for AES on one block, which is what ECB is safe for.
  @SuppressWarnings("InsecureCryptoUsage")
  private static Cipher blockCipher(byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher;
  }
}

package dev.holdfast.engine.crypt;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The three secrets that seal everything in a repository; made once, when it is made, and never
 * changed.
 *
 * <ul>
 *   <li>{@code encrypt}, 32 bytes: AES-256 in counter mode.
 *   <li>{@code mac.k}, 16 bytes: AES-128, turns an initialization vector into Poly1305's one-time
 *       {@code s}.
 *   <li>{@code mac.r}, 16 bytes: Poly1305's {@code r}, kept as drawn; it is clamped at use.
 * </ul>
 *
 * <p>Immutable and safe to share between threads. A key is valid if each part holds a byte other
 * than zero.
 */
public final class MasterKey {
  public static final int ENCRYPT_BYTES = 32;
  public static final int MAC_K_BYTES = 16;
  public static final int MAC_R_BYTES = 16;

  private final byte[] encrypt;
  private final byte[] macK;
  private final byte[] macR;

  /**
   * Takes copies of the parts.
   *
   * @throws IllegalArgumentException if a part has the wrong length or is all zero
   */
  public MasterKey(byte[] encrypt, byte[] macK, byte[] macR) {
    this.encrypt = checked("encrypt", encrypt, ENCRYPT_BYTES);
    this.macK = checked("mac.k", macK, MAC_K_BYTES);
    this.macR = checked("mac.r", macR, MAC_R_BYTES);
  }

  /** A new key, for a new repository. */
  public static MasterKey random(SecureRandom random) {
    byte[] encrypt = new byte[ENCRYPT_BYTES];
    byte[] macK = new byte[MAC_K_BYTES];
    byte[] macR = new byte[MAC_R_BYTES];
    random.nextBytes(encrypt);
    random.nextBytes(macK);
    random.nextBytes(macR);
    return new MasterKey(encrypt, macK, macR);
  }

  /** A copy of the 32 bytes. */
  public byte[] encrypt() {
    return encrypt.clone();
  }

  /** A copy of the 16 bytes. */
  public byte[] macK() {
    return macK.clone();
  }

  /** A copy of the 16 bytes, not clamped. */
  public byte[] macR() {
    return macR.clone();
  }

  /** Compares each part in a time that does not depend on where it differs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey key
        && MessageDigest.isEqual(encrypt, key.encrypt)
        && MessageDigest.isEqual(macK, key.macK)
        && MessageDigest.isEqual(macR, key.macR);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encrypt);
  }

  /** Says what it is, never what is in it. */
  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }

  private static byte[] checked(String part, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "Key part " + part + " must have " + length + " bytes, not " + bytes.length);
    }
    byte[] copy = bytes.clone();
    if (Arrays.equals(copy, new byte[length])) {
      throw new IllegalArgumentException("Key part " + part + " must not be all zero");
    }
    return copy;
  }
}

package dev.holdfast.adapters.storage;

import dev.holdfast.domain.error.DamagedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM.
 *
 * <p>A sealed secret is: the 8 bytes {@code HFSEAL01}, a random nonce of 12 bytes, the ciphertext,
 * a tag of 16 bytes. The form and the secret's name are authenticated with it, so no secret can be
 * put in another's place.
 */
final class SecretBox {
  static final int KEY_BYTES = 32;

  private static final byte[] FORM = "HFSEAL01".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final SecureRandom random;

  SecretBox(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** How long a secret is when it is sealed. */
  static int sealedBytes(int secretBytes) {
    return FORM.length + NONCE_BYTES + secretBytes + TAG_BYTES;
  }

  byte[] seal(String name, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(secret);
      return ByteBuffer.allocate(sealedBytes(secret.length))
          .put(FORM)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks AES-256-GCM", e);
    }
  }

  byte[] open(String name, byte[] sealed) {
    if (sealed.length < sealedBytes(0)
        || !Arrays.equals(Arrays.copyOf(sealed, FORM.length), FORM)) {
      throw new DamagedException(
          "secret.damaged",
          "The sealed secret "
              + name
              + " is damaged: it does not begin as one. Put it back from a copy of the data"
              + " folder.");
    }
    int textAt = FORM.length + NONCE_BYTES;
    byte[] nonce = Arrays.copyOfRange(sealed, FORM.length, textAt);
    try {
      return cipher(Cipher.DECRYPT_MODE, name, nonce)
          .doFinal(sealed, textAt, sealed.length - textAt);
    } catch (AEADBadTagException e) {
      throw new DamagedException(
          "secret.damaged",
          "The sealed secret "
              + name
              + " does not open with master.key: one of the two is damaged, or they are of"
              + " different servers. Put both back from the same copy of the data folder.",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(FORM);
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}

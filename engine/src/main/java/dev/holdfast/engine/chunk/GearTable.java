package dev.holdfast.engine.chunk;

import dev.holdfast.engine.crypt.MasterKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What {@link GearChunker} adds for each byte: 256 words of 64 bits that only those know who have
 * the repository's master key. Who sees the lengths of chunks alone can't tell what known file they
 * are of.
 *
 * <p>Derived as HKDF-Expand does (RFC 5869), with HMAC-SHA-256: T(0) is empty, T(i) = HMAC(K,
 * T(i-1) || {@value #LABEL} || i), i one byte from 1, K the 32 bytes of {@code encrypt}; the 64
 * results of 32 bytes are read as big-endian words. HMAC under a random key of full length is a
 * pseudo-random function, so the table tells nothing about the key, and the key serves HMAC nowhere
 * else: no result can stand for anything but a table.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class GearTable {
  private static final String LABEL = "holdfast gear table 1";
  private static final int BYTES = 256;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final long[] words;

  private GearTable(long[] words) {
    this.words = words;
  }

  /** The table of a repository. */
  public static GearTable of(MasterKey key) {
    long[] words = new long[BYTES];
    Mac mac = mac(key);
    byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
    byte[] block = {};
    for (int i = 0; i < BYTES; i += block.length / Long.BYTES) {
      mac.update(block);
      mac.update(label);
      block = mac.doFinal(new byte[] {(byte) (i * Long.BYTES / mac.getMacLength() + 1)});
      for (int w = 0; w < block.length / Long.BYTES; w++) {
        words[i + w] = (long) WORD.get(block, w * Long.BYTES);
      }
    }
    return new GearTable(words);
  }

  private static Mac mac(MasterKey key) {
    byte[] encrypt = key.encrypt();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(encrypt, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
    } finally {
      Arrays.fill(encrypt, (byte) 0);
    }
  }

  /** The words themselves, to be read only. */
  long[] words() {
    return words;
  }
}

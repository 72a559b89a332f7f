package dev.holdfast.engine.crypt;

import dev.holdfast.engine.work.Together;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key derivation function scrypt with HMAC-SHA-256.
 *
 * <p>Source of the algorithm: RFC 7914. Ours, and not a library's, because whoever types a command
 * waits for it: its lanes are independent, so here they are worked out side by side.
 */
final class Scrypt {
  private static final String HMAC = "HmacSHA256";
  private static final int HMAC_BYTES = 32;
  private static final int LANE_BYTES_OF_R = 128;

  /** Lanes at work together may take so much memory; a single one may take more. */
  private static final long TOGETHER_BYTES_MAX = 64L << 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final ScryptCost cost;
  private final Executor executor;

  /** As many as were at work at once; each holds its table. */
  private final Deque<ScryptLane> free = new ConcurrentLinkedDeque<>();

  /**
   * @param executor works out lanes beside the calling thread, which does what is not done there
   */
  Scrypt(ScryptCost cost, Executor executor) {
    this.cost = cost;
    this.executor = executor;
  }

  /** Derives so many bytes; takes the time and memory that the cost says. */
  byte[] derive(byte[] password, byte[] salt, int length) {
    Mac mac = mac(password);
    int laneBytes = LANE_BYTES_OF_R * cost.r();
    byte[] lanes = stretch(mac, salt, laneBytes * cost.p());
    new Together(executor, cost.p(), together()).run(lane -> mix(lanes, lane * laneBytes));
    byte[] derived = stretch(mac, lanes, length);
    Arrays.fill(lanes, (byte) 0);
    return derived;
  }

  private int together() {
    long tableBytes = (long) LANE_BYTES_OF_R * cost.r() * cost.n();
    return Math.clamp(TOGETHER_BYTES_MAX / tableBytes, 1, cost.p());
  }

  private void mix(byte[] lanes, int offset) {
    int[] words = new int[LANE_BYTES_OF_R * cost.r() / Integer.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) INT.get(lanes, offset + i * Integer.BYTES);
    }
    ScryptLane used = free.poll();
    ScryptLane lane = used == null ? new ScryptLane(cost.n(), cost.r()) : used;
    int[] mixed = lane.mix(words);
    free.push(lane);
    for (int i = 0; i < words.length; i++) {
      INT.set(lanes, offset + i * Integer.BYTES, mixed[i]);
    }
  }

  /** HMAC knows no empty key in Java; a byte of zero is the same key, since keys are padded so. */
  private static Mac mac(byte[] password) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  /** PBKDF2 (RFC 8018) with one iteration, which is all that scrypt asks of it. */
  private static byte[] stretch(Mac mac, byte[] salt, int length) {
    byte[] stretched = new byte[length];
    byte[] number = new byte[Integer.BYTES];
    for (int at = 0, block = 1; at < length; at += HMAC_BYTES, block++) {
      INT.set(number, 0, Integer.reverseBytes(block));
      mac.update(salt);
      byte[] part = mac.doFinal(number);
      System.arraycopy(part, 0, stretched, at, Math.min(HMAC_BYTES, length - at));
    }
    return stretched;
  }
}

package dev.holdfast.benchmarks.primitives;

import dev.holdfast.engine.crypt.MasterKey;
import java.security.SecureRandom;
import java.util.Arrays;

/** What sealing needs. Costs do not depend on the key, so it is the same at each run. */
final class Keys {
  static final MasterKey MASTER =
      new MasterKey(
          filled(MasterKey.ENCRYPT_BYTES),
          filled(MasterKey.MAC_K_BYTES),
          filled(MasterKey.MAC_R_BYTES));

  /** The engine draws its initialization vectors from one, and so it is part of the cost. */
  static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 4);
    return bytes;
  }
}

package dev.holdfast.bootstrap.secret;

import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How much work a hash is.
 *
 * @param kibibytes of memory
 * @param passes over that memory
 */
record Argon2Cost(int kibibytes, int passes) {
  /** The least that OWASP recommends; a twentieth of a second of one processor. */
  static final Argon2Cost USUAL = new Argon2Cost(19_456, 2);

  /** A hash that costs more was not made here, and would stop every other login. */
  private static final int KIBIBYTES_MAX = 256 * 1024;

  private static final int PASSES_MAX = 16;

  Argon2Cost {
    if (kibibytes < 8 || kibibytes > KIBIBYTES_MAX || passes < 1 || passes > PASSES_MAX) {
      throw new IllegalArgumentException("No such cost: " + kibibytes + " KiB, " + passes);
    }
  }

  Argon2Parameters with(byte[] salt) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(kibibytes)
        .withIterations(passes)
        .withParallelism(1)
        .withSalt(salt)
        .build();
  }
}

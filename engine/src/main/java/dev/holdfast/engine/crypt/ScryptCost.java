package dev.holdfast.engine.crypt;

/**
 * What one guess at a password costs: scrypt's parameters (RFC 7914).
 *
 * <p>The limits bound what a key file can ask of whoever opens it. restic settles at about 32 MiB
 * and writes n = 32768, r = 8 and p up to 9 or so; rustic writes n = 131072, r = 8, p = 1, which is
 * 128 MiB.
 *
 * @param n iterations, a power of two above 1; memory and time grow with it
 * @param r block size in 128 bytes; memory and time grow with it
 * @param p lanes; time grows with it
 */
public record ScryptCost(int n, int r, int p) {
  /** Twice the memory that any known writer asks for. */
  public static final long MEMORY_BYTES_MAX = 256L * 1024 * 1024;

  /**
   * Limit of n * r * p: seven times the work of the dearest key file seen, some 5 s of one core.
   */
  public static final long WORK_MAX = 1L << 24;

  /**
   * For a password that a person chose or must be able to type: some 0.35 s of one core. Somewhat
   * above what OWASP's cheat sheet on storing passwords asks for with this n and r, p = 3; and
   * even, so that two cores share the lanes.
   */
  public static final ScryptCost FOR_CHOSEN_PASSWORD = new ScryptCost(32_768, 8, 4);

  /** For a password of 256 random bits, which nobody can guess: milliseconds. */
  public static final ScryptCost FOR_RANDOM_PASSWORD = new ScryptCost(1_024, 8, 1);

  private static final int BLOCK_BYTES = 128;

  /** RFC 7914 asks for n < 2^(128 * r / 8), which only r = 1 can break. */
  private static final int N_MAX_WHERE_R_IS_ONE = 32_768;

  /**
   * Checks the rules of scrypt and the limits above.
   *
   * @throws IllegalArgumentException if one is broken
   */
  public ScryptCost {
    if (n < 2 || Integer.bitCount(n) != 1) {
      throw new IllegalArgumentException("scrypt's N must be a power of two above 1, not " + n);
    }
    if (r < 1 || p < 1) {
      throw new IllegalArgumentException(
          "scrypt's r and p must be at least 1, not " + r + " and " + p);
    }
    if (r == 1 && n > N_MAX_WHERE_R_IS_ONE) {
      throw new IllegalArgumentException("With r = 1, scrypt's N must be below 65536, not " + n);
    }
    if (memoryBytes(n, r, p) > MEMORY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "scrypt with N = "
              + n
              + ", r = "
              + r
              + ", p = "
              + p
              + " needs more than "
              + MEMORY_BYTES_MAX
              + " bytes of memory");
    }
    if ((long) n * r * p > WORK_MAX) {
      throw new IllegalArgumentException(
          "scrypt with N = "
              + n
              + ", r = "
              + r
              + ", p = "
              + p
              + " takes too long: N * r * p may be"
              + " at most "
              + WORK_MAX);
    }
  }

  /** The table of n blocks, the p lanes and one block of work; a product that no long can hold. */
  private static double memoryBytes(int n, int r, int p) {
    return (double) BLOCK_BYTES * r * ((double) n + p + 1);
  }
}

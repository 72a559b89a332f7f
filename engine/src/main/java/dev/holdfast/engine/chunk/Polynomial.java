package dev.holdfast.engine.chunk;

import java.util.random.RandomGenerator;

/**
 * A polynomial over the field of two elements: bit i is the coefficient of x^i.
 *
 * <p>A repository's {@code config} holds the one that its files are cut with, in hexadecimal. It
 * must be irreducible, or the cuts would not depend evenly on the bytes.
 *
 * @param bits the coefficients, at least one of them
 */
public record Polynomial(long bits) {
  /** Degree of every polynomial that restic and its kin make. */
  public static final int DEGREE = 53;

  private static final long X = 2;

  /** One in about 27 tries succeeds; so many failures mean a broken random source. */
  private static final int TRIES_MAX = 10_000;

  private static final int HEX_DIGITS_MAX = 16;

  /**
   * Checks that there is something.
   *
   * @throws IllegalArgumentException if all coefficients are zero
   */
  public Polynomial {
    if (bits == 0) {
      throw new IllegalArgumentException("A polynomial must not be zero");
    }
  }

  /**
   * A new irreducible polynomial of degree 53, for a new repository.
   *
   * @throws IllegalStateException if the random source is broken
   */
  public static Polynomial random(RandomGenerator random) {
    long top = 1L << DEGREE;
    for (int i = 0; i < TRIES_MAX; i++) {
      Polynomial candidate = new Polynomial((random.nextLong() & (top - 1)) | top | 1);
      if (candidate.isIrreducible()) {
        return candidate;
      }
    }
    throw new IllegalStateException("The random source gave no polynomial: it is broken");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not 1 to 16 hexadecimal digits, or zero
   */
  public static Polynomial parse(String hex) {
    try {
      if (hex.isEmpty() || hex.length() > HEX_DIGITS_MAX || hex.charAt(0) == '+') {
        throw new NumberFormatException("not 1 to 16 digits");
      }
      return new Polynomial(Long.parseUnsignedLong(hex, 16));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a polynomial in hexadecimal: \"" + hex + "\"", e);
    }
  }

  /** The text form: lower-case hexadecimal without leading zeros. */
  public String hex() {
    return Long.toHexString(bits);
  }

  /** The highest power with a coefficient; 0 to 63. */
  public int degree() {
    return degree(bits);
  }

  /** Whether nothing but 1 and itself divides it (Ben-Or's test). */
  public boolean isIrreducible() {
    int degree = degree();
    if (degree == 0 || degree == Long.SIZE - 1) {
      // A constant; and the products below need one bit more than the degree.
      return false;
    }
    long power = mod(X, bits);
    for (int i = 1; i <= degree / 2; i++) {
      power = product(power, power);
      if (gcd(bits, power ^ mod(X, bits)) != 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return hex();
  }

  /** {@code value} modulo this polynomial. */
  long mod(long value) {
    return mod(value, bits);
  }

  /** The product of two rests, modulo this polynomial. */
  private long product(long a, long b) {
    long top = Long.highestOneBit(bits);
    long sum = 0;
    long shifted = a;
    for (long rest = b; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        sum ^= shifted;
      }
      shifted <<= 1;
      if ((shifted & top) != 0) {
        shifted ^= bits;
      }
    }
    return sum;
  }

  private static long gcd(long a, long b) {
    long divisor = a;
    long rest = b;
    while (rest != 0) {
      long next = mod(divisor, rest);
      divisor = rest;
      rest = next;
    }
    return divisor;
  }

  private static long mod(long value, long divisor) {
    int degree = degree(divisor);
    long rest = value;
    while (rest != 0 && degree(rest) >= degree) {
      rest ^= divisor << (degree(rest) - degree);
    }
    return rest;
  }

  private static int degree(long bits) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }
}

package dev.holdfast.engine.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolynomialTest {
  @ParameterizedTest
  @ValueSource(strings = {"25b468838dcb75", "3da3358b4dc173", "2", "3", "7", "b", "11b"})
  void irreducible_isKnown(String hex) {
    assertThat(Polynomial.parse(hex).isIrreducible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "5", "6", "9", "25b468838dcb74", "3da3358b4dc175"})
  void reducible_isKnown(String hex) {
    assertThat(Polynomial.parse(hex).isIrreducible()).isFalse();
  }

  /** There are 1, 2, 3, 6, 9, 18, 30 irreducible ones of degrees 2 to 8, and x and x + 1. */
  @Test
  void smallIrreducibles_areAsManyAsTheTheorySays() {
    int[] counts = new int[9];
    for (int bits = 1; bits < 512; bits++) {
      Polynomial polynomial = new Polynomial(bits);
      if (polynomial.isIrreducible()) {
        counts[polynomial.degree()]++;
      }
    }

    assertThat(counts).containsExactly(0, 2, 1, 2, 3, 6, 9, 18, 30);
  }

  @Test
  void productOfTwo_isReducible() {
    Seeds.forEachSeed(
        200,
        random -> {
          long a = random.nextLong(2, 1L << 26);
          long b = random.nextLong(2, 1L << 27);

          assertThat(new Polynomial(product(a, b)).isIrreducible()).isFalse();
        });
  }

  @Test
  void randomPolynomial_isIrreducibleOfDegree53AndComesBackFromItsText() {
    Seeds.forEachSeed(
        20,
        random -> {
          Polynomial polynomial = Polynomial.random(random);

          assertThat(polynomial.degree()).isEqualTo(53);
          assertThat(polynomial.isIrreducible()).isTrue();
          assertThat(Polynomial.parse(polynomial.hex())).isEqualTo(polynomial);
        });
  }

  @Test
  void brokenRandomSource_isNoticed() {
    assertThatThrownBy(() -> Polynomial.random(() -> 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "x", "-1", "+1", " 1", "11112222333344445"})
  void textThatIsNoPolynomial_isRefused(String hex) {
    assertThatThrownBy(() -> Polynomial.parse(hex)).isInstanceOf(IllegalArgumentException.class);
  }

  private static long product(long a, long b) {
    long sum = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      if ((b >>> i & 1) != 0) {
        sum ^= a << i;
      }
    }
    return sum;
  }
}

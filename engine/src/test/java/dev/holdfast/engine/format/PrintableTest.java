package dev.holdfast.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class PrintableTest {
  private static final int FIRST_OF_UNICODE_15_1 = 0x2ebf0;
  private static final int CATEGORIES_MASK =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER
          | 1 << Character.DASH_PUNCTUATION
          | 1 << Character.START_PUNCTUATION
          | 1 << Character.END_PUNCTUATION
          | 1 << Character.CONNECTOR_PUNCTUATION
          | 1 << Character.OTHER_PUNCTUATION
          | 1 << Character.INITIAL_QUOTE_PUNCTUATION
          | 1 << Character.FINAL_QUOTE_PUNCTUATION
          | 1 << Character.MATH_SYMBOL
          | 1 << Character.CURRENCY_SYMBOL
          | 1 << Character.MODIFIER_SYMBOL
          | 1 << Character.OTHER_SYMBOL;

  @Test
  void codePointOfTheTable_isPrintableForThisRuntimeToo() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (Printable.contains(codePoint)) {
        assertThat(isPrintableHere(codePoint)).as("U+%04X", codePoint).isTrue();
      }
    }
  }

  @Test
  void table_isThatOfUnicode15() {
    assumeTrue(
        Character.getType(FIRST_OF_UNICODE_15_1) == Character.UNASSIGNED,
        "This runtime knows a later Unicode than 15.0");

    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      assertThat(Printable.contains(codePoint))
          .as("U+%04X", codePoint)
          .isEqualTo(isPrintableHere(codePoint));
    }
  }

  @Test
  void codePointsOfLaterUnicode_areNotInTheTable() {
    assertThat(Printable.contains(FIRST_OF_UNICODE_15_1)).isFalse();
    assertThat(Printable.contains(0x2ffc)).isFalse();
    assertThat(Printable.contains(0xe0001)).isFalse();
    assertThat(Printable.contains(Character.MAX_CODE_POINT)).isFalse();
  }

  private static boolean isPrintableHere(int codePoint) {
    return codePoint == ' ' || (CATEGORIES_MASK & (1 << Character.getType(codePoint))) != 0;
  }
}

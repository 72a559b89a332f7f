package dev.holdfast.domain.search;

/**
 * The form of a name in which case doesn't count, by Unicode's simple folding: one character for
 * one. Names that differ in case alone have one form, and it is its own form again.
 */
public final class NameFolding {
  /** The two that Unicode folds for Turkish alone, and Java always. */
  private static final int CAPITAL_I_WITH_DOT = 0x130;

  private static final int SMALL_I_WITHOUT_DOT = 0x131;

  private static final int ASCII_END = 0x80;

  private NameFolding() {}

  /** The folded form of a text. */
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII_END) {
        return foldAll(text);
      }
    }
    return foldAscii(text);
  }

  /** Nearly every name is of such characters, and many millions are folded. */
  private static String foldAscii(String text) {
    char[] folded = null;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        if (folded == null) {
          folded = text.toCharArray();
        }
        folded[i] = (char) (character - 'A' + 'a');
      }
    }
    return folded == null ? text : new String(folded);
  }

  private static String foldAll(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(NameFolding::foldOne).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int foldOne(int character) {
    return character == CAPITAL_I_WITH_DOT || character == SMALL_I_WITHOUT_DOT
        ? character
        : Character.toLowerCase(Character.toUpperCase(character));
  }
}

package dev.holdfast.adapters.storage.json;

import dev.holdfast.domain.json.JsonPosition;
import java.util.Arrays;

/**
 * Finds where each token of JSON text begins, and where each string ends.
 *
 * <p>It sees every byte once, before the parser does. The parser knows its own places only in part:
 * it has read beyond a name when it shows it, and counts bytes where people count characters. So
 * the tokens found here are taken one by one, as the parser shows them. Commas and colons are no
 * tokens.
 *
 * <p>The text is checked to be UTF-8 in the same pass. From text that is not JSON, tokens of some
 * kind are found; it is the parser that refuses it.
 */
final class TokenPlaces {

  private enum Within {
    /** Between tokens. */
    BLANKS,
    /** A number or word, which goes on until something else begins. */
    WORD,
    STRING,
    /** A string, just behind a backslash. */
    ESCAPE
  }

  private final Utf8Check utf8 = new Utf8Check();
  private Within within = Within.BLANKS;

  /** How far it has come. */
  private long offset;

  private long line = 1;

  /** What is taken from an offset to have its column: all but the characters of its line. */
  private long beforeColumns;

  /** The tokens found, of which the first few are taken. */
  private long[] starts = new long[64];

  private long[] ends = new long[64];
  private long[] lines = new long[64];
  private long[] columns = new long[64];
  private int taken;
  private int found;

  /**
   * Begins at the begin of the text.
   *
   * @param offset bytes before it, of a byte order mark
   */
  TokenPlaces(long offset) {
    this.offset = offset;
    this.beforeColumns = offset - 1;
  }

  /**
   * Looks at the bytes that come next.
   *
   * @return the index of the first byte that is not UTF-8; {@code to} if all are
   */
  int scan(byte[] bytes, int from, int to) {
    dropTaken();
    long shift = offset - from;
    int i = from;
    while (i < to) {
      if (bytes[i] < 0 || utf8.isWithinCharacter()) {
        if (!foreign(bytes[i], shift + i)) {
          break;
        }
        i++;
      } else {
        i =
            switch (within) {
              case BLANKS, WORD -> outside(bytes, i, to, shift);
              case STRING -> string(bytes, i, to, shift);
              case ESCAPE -> escape(i);
            };
      }
    }
    offset = shift + i;
    return i;
  }

  /** How far it has come. */
  JsonPosition end() {
    return new JsonPosition(offset, line, offset - beforeColumns);
  }

  /** Whether the text breaks off in the middle of a character. */
  boolean isWithinCharacter() {
    return utf8.isWithinCharacter();
  }

  /** Takes the next token, which must have been found. */
  void take() {
    if (taken == found) {
      throw new IllegalStateException("The parser shows a token that is not in the text");
    }
    taken++;
  }

  /** Whether a token is found that is not taken. */
  boolean hasNext() {
    return taken < found;
  }

  /** Where the token that is taken next begins. */
  JsonPosition nextStart() {
    return new JsonPosition(starts[taken], lines[taken], columns[taken]);
  }

  /** Where the token taken last begins. */
  JsonPosition start() {
    int last = taken - 1;
    return new JsonPosition(starts[last], lines[last], columns[last]);
  }

  /** The offset behind the token taken last, which is a string or name. */
  long stringEnd() {
    return ends[taken - 1];
  }

  /** A byte of a character that is not ASCII; false if it is not UTF-8. */
  private boolean foreign(byte b, long at) {
    boolean begins = !utf8.isWithinCharacter();
    if (!utf8.accepts(b)) {
      return false;
    }
    if (!begins) {
      beforeColumns++;
    } else if (within == Within.BLANKS) {
      add(at);
      within = Within.WORD;
    }
    return true;
  }

  /** ASCII between strings, up to a string or what is not ASCII; returns the index behind. */
  private int outside(byte[] bytes, int from, int to, long shift) {
    boolean inWord = within == Within.WORD;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0) {
        within = inWord ? Within.WORD : Within.BLANKS;
        return i;
      }
      switch (b) {
        case ' ', '\t', '\r', ',', ':' -> inWord = false;
        case '{', '}', '[', ']' -> {
          add(shift + i);
          inWord = false;
        }
        case '"' -> {
          add(shift + i);
          within = Within.STRING;
          return i + 1;
        }
        case '\n' -> {
          line++;
          beforeColumns = shift + i;
          inWord = false;
        }
        default -> {
          if (!inWord) {
            add(shift + i);
            inWord = true;
          }
        }
      }
    }
    within = inWord ? Within.WORD : Within.BLANKS;
    return to;
  }

  /** Plain ASCII of a string, and the quote or backslash behind it; returns the index behind. */
  private int string(byte[] bytes, int from, int to, long shift) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return i;
      }
      if (b == '"') {
        ends[found - 1] = shift + i + 1;
        within = Within.BLANKS;
        return i + 1;
      }
      if (b == '\\') {
        within = Within.ESCAPE;
        return i + 1;
      }
    }
    return to;
  }

  private int escape(int index) {
    within = Within.STRING;
    return index + 1;
  }

  private void add(long at) {
    if (found == starts.length) {
      starts = Arrays.copyOf(starts, 2 * found);
      ends = Arrays.copyOf(ends, 2 * found);
      lines = Arrays.copyOf(lines, 2 * found);
      columns = Arrays.copyOf(columns, 2 * found);
    }
    starts[found] = at;
    lines[found] = line;
    columns[found] = at - beforeColumns;
    found++;
  }

  /** Keeps the last taken token: what is asked about it may be asked after more was read. */
  private void dropTaken() {
    int dropped = Math.max(0, taken - 1);
    int kept = found - dropped;
    System.arraycopy(starts, dropped, starts, 0, kept);
    System.arraycopy(ends, dropped, ends, 0, kept);
    System.arraycopy(lines, dropped, lines, 0, kept);
    System.arraycopy(columns, dropped, columns, 0, kept);
    taken -= dropped;
    found = kept;
  }
}

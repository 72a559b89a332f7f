package dev.holdfast.testkit.fake;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.json.JsonPosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a JSON text, decoded from strict UTF-8 one character at a time, and their place. */
final class JsonBytes {
  /** What a peek gives behind the last byte. */
  static final int END = -1;

  private static final int BUFFER_BYTES = 8192;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream text;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int filled;
  private long bufferOffset;
  private long line = 1;
  private long column = 1;

  JsonBytes(InputStream text) {
    this.text = text;
  }

  long offset() {
    return bufferOffset + next;
  }

  JsonPosition position() {
    return new JsonPosition(offset(), line, column);
  }

  InvalidInputException malformed(String problem) {
    return failure("json.malformed", position(), problem);
  }

  static InvalidInputException failure(String code, JsonPosition position, String problem) {
    return new InvalidInputException(code, "At " + position + ": " + problem);
  }

  /** The next byte, or {@link #END}. */
  int peek() {
    if (next == filled && !fill()) {
      return END;
    }
    return buffer[next] & 0xFF;
  }

  /** Passes over the byte that was peeked at. */
  void skip() {
    int passed = buffer[next++] & 0xFF;
    if (passed == '\n') {
      line++;
      column = 1;
    } else if ((passed & 0xC0) != 0x80) {
      column++;
    }
  }

  /** Takes the next byte, which must be the given one. */
  void expect(char wanted, String problem) {
    if (peek() != wanted) {
      throw malformed(peek() == END ? "the text ends too early; " + problem : problem);
    }
    skip();
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      skip();
    }
  }

  /** Passes over a byte order mark at the begin of the text. */
  void skipByteOrderMark() {
    if (peek() != BYTE_ORDER_MARK[0]) {
      return;
    }
    for (int expected : BYTE_ORDER_MARK) {
      if (peek() != expected) {
        throw malformed("the text is not UTF-8.");
      }
      skip();
    }
    column = 1;
  }

  /** Takes one character beyond ASCII. */
  int takeMultiByte() {
    int first = peek();
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) {
      throw malformed("the text is not UTF-8.");
    }
    skip();
    int character = first & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      if ((peek() & 0xC0) != 0x80 || peek() == END) {
        throw malformed("the text is not UTF-8.");
      }
      character = (character << 6) | (peek() & 0x3F);
      skip();
    }
    boolean isOverlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    boolean isSurrogate = character >= 0xD800 && character <= 0xDFFF;
    if (isOverlong || isSurrogate || character > 0x10FFFF) {
      throw malformed("the text is not UTF-8.");
    }
    return character;
  }

  private boolean fill() {
    bufferOffset += filled;
    next = 0;
    filled = 0;
    try {
      int read = text.read(buffer, 0, buffer.length);
      filled = Math.max(read, 0);
      return read > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

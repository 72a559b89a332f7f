package dev.holdfast.engine.format;

import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.Hash;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes JSON byte for byte as Go's {@code encoding/json} does, without spaces.
 *
 * <p>Escapes in strings: {@code \"}, {@code \\}, {@code \b}, {@code \f}, {@code \n}, {@code \r},
 * {@code \t}; other controls below 0x20, {@code <}, {@code >}, {@code &}, U+2028 and U+2029 as
 * {@code \}{@code u} and four lower-case digits; each byte that is not UTF-8, and each lone
 * surrogate, as {@code \}{@code ufffd}. All else stands as UTF-8.
 *
 * <p>Commas are set by the writer; that members and values alternate is the caller's duty. A worker
 * object that keeps its buffer; for one thread at a time.
 */
public final class JsonWriter {
  /** What is written must, sealed and compressed, still fit into one Java array. */
  public static final int BYTES_MAX = Integer.MAX_VALUE - 16 * 1024 * 1024;

  /** A member's name as it stands in a document, for those that are written again and again. */
  public static final class Name {
    private final byte[] written;

    private Name(byte[] written) {
      this.written = written;
    }

    /** The name, escaped once and for all. */
    public static Name of(String name) {
      return new Name(new JsonWriter().member(name).toBytes());
    }
  }

  private static final int FIRST_CAPACITY_BYTES = 1024;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** ASCII that stands for itself in a string. */
  private static final boolean[] PLAIN = plain();

  private static final String ESCAPED_REPLACEMENT = "\\ufffd";

  private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
  private int length;
  private boolean needsComma;

  public JsonWriter beginObject() {
    return begin('{');
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter beginArray() {
    return begin('[');
  }

  public JsonWriter endArray() {
    return end(']');
  }

  /** A member's name; a value must follow. */
  public JsonWriter member(String name) {
    text(name);
    append(':');
    needsComma = false;
    return this;
  }

  /** A member's name; a value must follow. */
  public JsonWriter member(Name name) {
    beforeValue();
    int count = name.written.length;
    reserve(count);
    System.arraycopy(name.written, 0, bytes, length, count);
    length += count;
    needsComma = false;
    return this;
  }

  public JsonWriter text(String value) {
    beforeValue();
    append('"');
    // Most texts are plain; one pass over them is what the writer mostly does.
    for (int i = plainText(value); i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      rune(codePoint);
      i += Character.charCount(codePoint);
    }
    append('"');
    return this;
  }

  /** A string of bytes that are meant as UTF-8. */
  public JsonWriter text(ByteString meantAsUtf8) {
    byte[] utf8 = meantAsUtf8.bytes();
    beforeValue();
    append('"');
    for (int i = 0; i < utf8.length; ) {
      int width = Utf8.width(utf8, i, utf8.length);
      if (width == 0) {
        ascii(ESCAPED_REPLACEMENT);
        i++;
      } else {
        rune(Utf8.codePoint(utf8, i, width));
        i += width;
      }
    }
    append('"');
    return this;
  }

  /** A string with the bytes in base64, padded. */
  public JsonWriter base64(byte[] value) {
    beforeValue();
    append('"');
    byte[] encoded = Base64.getEncoder().encode(value);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    append('"');
    return this;
  }

  /** A string of 64 hexadecimal digits. */
  public JsonWriter hash(Hash value) {
    beforeValue();
    append('"');
    reserve(Hash.HEX_DIGITS);
    hex(value.first());
    hex(value.second());
    hex(value.third());
    hex(value.fourth());
    append('"');
    return this;
  }

  /**
   * A time as {@link GoTime} writes it.
   *
   * @throws IllegalArgumentException if the text cannot say it
   */
  public JsonWriter time(OffsetDateTime value) {
    beforeValue();
    append('"');
    reserve(GoTime.LONGEST);
    length = GoTime.write(value, bytes, length);
    append('"');
    return this;
  }

  /** A value as another writer wrote it, which must be JSON in UTF-8. */
  public JsonWriter verbatim(ByteString json) {
    beforeValue();
    reserve(json.length());
    json.copyTo(bytes, length);
    length += json.length();
    return this;
  }

  /** Values as another writer wrote them, with the commas between them. */
  public JsonWriter verbatim(byte[] json, int offset, int count) {
    beforeValue();
    reserve(count);
    System.arraycopy(json, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** Whether what was written stands at a place of an array, and at least one byte behind it. */
  public boolean isAt(byte[] other, int offset) {
    return other.length - offset > length
        && Arrays.equals(bytes, 0, length, other, offset, offset + length);
  }

  /** A number of 64 bits without sign. */
  public JsonWriter unsigned(long value) {
    beforeValue();
    if (value < 0) {
      ascii(Long.toUnsignedString(value));
    } else {
      digits(value);
    }
    return this;
  }

  private void digits(long value) {
    int count = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      count++;
    }
    reserve(count);
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  public JsonWriter bool(boolean value) {
    beforeValue();
    ascii(value ? "true" : "false");
    return this;
  }

  /** The literal {@code null}. */
  public JsonWriter nothing() {
    beforeValue();
    ascii("null");
    return this;
  }

  /** A line end, which restic writes behind some documents. */
  public JsonWriter newLine() {
    append('\n');
    return this;
  }

  /** How many bytes have been written since the last reset. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Forgets what was written and keeps the buffer. */
  public void reset() {
    length = 0;
    needsComma = false;
  }

  private JsonWriter begin(char bracket) {
    beforeValue();
    append(bracket);
    needsComma = false;
    return this;
  }

  private JsonWriter end(char bracket) {
    append(bracket);
    needsComma = true;
    return this;
  }

  private void beforeValue() {
    if (needsComma) {
      append(',');
    }
    needsComma = true;
  }

  private void rune(int codePoint) {
    if (codePoint < 0x80) {
      asciiRune(codePoint);
    } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      ascii(ESCAPED_REPLACEMENT);
    } else if (codePoint == 0x2028 || codePoint == 0x2029) {
      ascii(codePoint == 0x2028 ? "\\u2028" : "\\u2029");
    } else {
      reserve(Utf8.WIDTH_MAX);
      length += Utf8.encode(codePoint, bytes, length);
    }
  }

  private void asciiRune(int c) {
    switch (c) {
      case '"' -> ascii("\\\"");
      case '\\' -> ascii("\\\\");
      case '\b' -> ascii("\\b");
      case '\f' -> ascii("\\f");
      case '\n' -> ascii("\\n");
      case '\r' -> ascii("\\r");
      case '\t' -> ascii("\\t");
      case '<', '>', '&' -> escaped(c);
      default -> {
        if (c < ' ') {
          escaped(c);
        } else {
          append(c);
        }
      }
    }
  }

  private void hex(long word) {
    for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (word >>> shift) & 0xf];
    }
  }

  private void escaped(int c) {
    ascii("\\u00");
    append(HEX[c >> 4]);
    append(HEX[c & 0xf]);
  }

  /** Writes characters that stand for themselves up to the first that does not. */
  private int plainText(String text) {
    int count = text.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        length += i;
        return i;
      }
      bytes[length + i] = (byte) c;
    }
    length += count;
    return count;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[0x80];
    for (int c = ' '; c < plain.length; c++) {
      plain[c] = "\"\\<>&".indexOf(c) < 0;
    }
    return plain;
  }

  @SuppressWarnings("deprecation") // the only way to copy ASCII without a look at each character
  private void ascii(String text) {
    int count = text.length();
    reserve(count);
    text.getBytes(0, count, bytes, length);
    length += count;
  }

  private void append(int b) {
    reserve(1);
    bytes[length++] = (byte) b;
  }

  private void reserve(int more) {
    if (more <= bytes.length - length) {
      return;
    }
    if (more > BYTES_MAX - length) {
      throw new LimitException(
          "A document of the repository would pass "
              + BYTES_MAX
              + " bytes, which is all that one item can hold. Split the folder that it describes.");
    }
    long doubled = Math.min(2L * bytes.length, BYTES_MAX);
    bytes = Arrays.copyOf(bytes, Math.max((int) doubled, length + more));
  }
}

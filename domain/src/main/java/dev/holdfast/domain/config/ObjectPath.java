package dev.holdfast.domain.config;

import dev.holdfast.domain.error.DamagedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where an object lies in the tree of its snapshot: {@code TYPE/ab/c/name.id.json}.
 *
 * <p>The three hexadecimal digits begin the SHA-256 of the id, so that a type with 100,000 objects
 * is 4096 small folders in 256 middle ones, and a change rewrites a few of them.
 *
 * <p>Type, name and id are percent-encoded: every byte of their UTF-8 that is not a letter, a
 * digit, {@code _} or {@code -} becomes {@code %XX}; a lone surrogate is encoded as if it were a
 * character. A dot stands for itself in the name alone. So the last two dots of a file name are
 * ours, and no two keys share a path. What is longer than 200 bytes is cut there, and {@code ~}
 * with 128 bits of its SHA-256 follows: a file system takes 255 bytes. The path is for people; an
 * object's type and id are read from inside it.
 *
 * @param names from the root of the snapshot down
 */
public record ObjectPath(List<String> names) {
  private static final int ENCODED_BYTES_MAX = 200;
  private static final int HASH_BYTES_SHOWN = 16;
  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_%~-]{1,255}/[0-9a-f]{2}/[0-9a-f]/[A-Za-z0-9_.%~-]{1,255}");

  public ObjectPath {
    names = List.copyOf(names);
  }

  /** The path of the object with this key and name. */
  public static ObjectPath of(ObjectKey key, String name) {
    String digits = HexFormat.of().formatHex(ContentHash.newDigest().digest(utf8(key.id())), 0, 2);
    return new ObjectPath(
        List.of(
            capped(key.type().isEmpty() ? "~" : encoded(key.type(), false)),
            digits.substring(0, 2),
            digits.substring(2, 3),
            capped(encoded(name, true) + "." + encoded(key.id(), false)) + ".json"));
  }

  /**
   * The path that {@link #text} gave.
   *
   * @throws DamagedException if it is none
   */
  public static ObjectPath parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new DamagedException(
          "bundle.path.damaged", "The list of objects holds what is no path: " + Quoted.of(text));
    }
    return new ObjectPath(List.of(text.split("/", -1)));
  }

  /** The names with a slash between them. */
  public String text() {
    return String.join("/", names);
  }

  private static String encoded(String text, boolean isDotAllowed) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte value : utf8(text)) {
      if (isPlain(value) || (value == '.' && isDotAllowed)) {
        encoded.append((char) value);
      } else {
        encoded.append('%');
        UPPER_CASE.toHexDigits(encoded, value);
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(byte value) {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || value == '_'
        || value == '-';
  }

  /** A cut name can't be mistaken for a whole one, since nothing is encoded as a tilde. */
  private static String capped(String encoded) {
    if (encoded.length() <= ENCODED_BYTES_MAX) {
      return encoded;
    }
    int end = ENCODED_BYTES_MAX;
    int escape = encoded.lastIndexOf('%', end - 1);
    if (escape > end - 3) {
      end = escape;
    }
    byte[] hash = ContentHash.newDigest().digest(utf8(encoded));
    return encoded.substring(0, end) + "~" + HexFormat.of().formatHex(hash, 0, HASH_BYTES_SHOWN);
  }

  /** UTF-8, in which a lone surrogate takes the three bytes that its number would. */
  private static byte[] utf8(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      length = append(character, bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int append(int character, byte[] bytes, int length) {
    if (character < 0x80) {
      bytes[length] = (byte) character;
      return length + 1;
    }
    int followers = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    int leadingOnes = 0xF00 >> (followers + 1);
    bytes[length] = (byte) (leadingOnes | (character >> (6 * followers)));
    for (int i = 1; i <= followers; i++) {
      bytes[length + i] = (byte) (0x80 | ((character >> (6 * (followers - i))) & 0x3F));
    }
    return length + followers + 1;
  }
}

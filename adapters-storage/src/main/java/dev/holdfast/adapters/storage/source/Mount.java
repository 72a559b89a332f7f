package dev.holdfast.adapters.storage.source;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that is mounted, as a line of {@code /proc/self/mountinfo} says it: see {@code
 * proc(5)}.
 *
 * <p>Paths are bytes there; a character of these texts stands for one byte.
 *
 * @param id by which {@code statx} names it too
 * @param device major and minor number of the file system
 * @param root the folder within the file system that is seen at the mount point
 * @param point where it is mounted
 * @param isWritable whether files can be changed through it
 * @param type of the file system
 * @param source what is mounted, such as a device
 */
public record Mount(
    long id,
    String device,
    String root,
    String point,
    boolean isWritable,
    String type,
    String source) {
  private static final int FIELDS_MIN = 10;
  private static final int OCTAL_DIGITS = 3;

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Mount parse(String line) {
    List<String> fields = List.of(line.split(" ", -1));
    int separator = fields.indexOf("-");
    if (fields.size() < FIELDS_MIN || separator < 6 || separator + 2 >= fields.size()) {
      throw new IllegalArgumentException("Not a line of mountinfo: " + line);
    }
    return new Mount(
        Long.parseLong(fields.get(0)),
        fields.get(2),
        plain(fields.get(3)),
        plain(fields.get(4)),
        List.of(fields.get(5).split(",")).contains("rw"),
        fields.get(separator + 1),
        plain(fields.get(separator + 2)));
  }

  /** A text of this record as people write it. */
  public static String readable(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Whether a path is a folder, or lies below it. */
  static boolean isWithin(String path, String folder) {
    return path.equals(folder)
        || folder.equals("/")
        || (path.length() > folder.length()
            && path.startsWith(folder)
            && path.charAt(folder.length()) == '/');
  }

  /** Where within the file system a place lies that is reached through this mount. */
  String inFileSystem(String place) {
    String below = point.equals("/") ? place : place.substring(point.length());
    String joined = (root.equals("/") ? "" : root) + (below.equals("/") ? "" : below);
    return joined.isEmpty() ? "/" : joined;
  }

  /** Blanks and backslashes stand as three octal digits. */
  private static String plain(String field) {
    StringBuilder plain = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + OCTAL_DIGITS < field.length()) {
        plain.append((char) Integer.parseInt(field.substring(i + 1, i + 1 + OCTAL_DIGITS), 8));
        i += OCTAL_DIGITS;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}

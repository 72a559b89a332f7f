package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A place on a host: an absolute path with slashes, of at most {@value #BYTES_MAX} bytes in UTF-8.
 *
 * <p>Slashes that follow each other, and one at the end, are left out. {@code .} and {@code ..} are
 * refused: where they lead can't be told from the path alone, since links may stand before them.
 *
 * @param value as described, so that equal places have equal values
 */
public record SourcePath(String value) {
  /** The longest path that Linux takes in one call. */
  public static final int BYTES_MAX = 4095;

  private static final int SHOWN_CHARS = 200;

  /**
   * Checks the path.
   *
   * @throws InvalidInputException if it is none of this form; the message names it
   */
  public SourcePath {
    if (!value.startsWith("/")) {
      throw refused(value, "it does not begin with a slash");
    }
    if (value.indexOf('\0') >= 0) {
      throw refused(value, "it holds a zero byte");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw refused(value, "it is longer than " + BYTES_MAX + " bytes");
    }
    value = "/" + String.join("/", plainNames(value));
  }

  /** The names from the root down; none for the root. */
  public List<String> names() {
    return plainNames(value);
  }

  /** Whether this is a folder, or lies in it at whatever depth. */
  public boolean isWithin(SourcePath folder) {
    return value.equals(folder.value)
        || folder.value.equals("/")
        || value.startsWith(folder.value + "/");
  }

  @Override
  public String toString() {
    return value;
  }

  private static List<String> plainNames(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals(".") || name.equals("..")) {
        throw refused(path, "it holds \"" + name + "\"; write out where it leads");
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static InvalidInputException refused(String path, String reason) {
    String shown = path.length() <= SHOWN_CHARS ? path : path.substring(0, SHOWN_CHARS) + "...";
    return new InvalidInputException(
        "source.path", "\"%s\" is no path of a source: %s.".formatted(shown, reason));
  }
}

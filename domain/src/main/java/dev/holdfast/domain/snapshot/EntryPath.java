package dev.holdfast.domain.snapshot;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where something lies in a snapshot of files: an absolute path with slashes.
 *
 * <p>A name on a disk may be any bytes, and a path here is text that clients can send. So names are
 * written as {@link EntryName} says, by which every name has one text and every text one name.
 * Slashes that follow each other, and one at the end, are left out.
 *
 * @param value as described, so that equal places have equal values; {@code /} is the root
 */
public record EntryPath(String value) {
  /** The longest path, as text: four times what Linux takes in one call. */
  public static final int CHARS_MAX = 16 * 1024;

  public static final EntryPath ROOT = new EntryPath("/");

  private static final int SHOWN_CHARS = 200;

  /**
   * Checks the path.
   *
   * @throws InvalidInputException if it is none of this form; the message names it
   */
  public EntryPath {
    if (!value.startsWith("/")) {
      throw refused(value, "it does not begin with a slash");
    }
    if (value.length() > CHARS_MAX) {
      throw refused(value, "it is longer than " + CHARS_MAX + " characters");
    }
    value = "/" + String.join("/", plainNames(value));
  }

  /** The names from the root down; none for the root. */
  public List<String> names() {
    return isRoot() ? List.of() : List.of(value.substring(1).split("/", -1));
  }

  public boolean isRoot() {
    return value.equals("/");
  }

  /** The last name; empty for the root. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The directory that this lies in; none for the root. */
  public Optional<EntryPath> parent() {
    if (isRoot()) {
      return Optional.empty();
    }
    int end = value.lastIndexOf('/');
    return Optional.of(end == 0 ? ROOT : new EntryPath(value.substring(0, end)));
  }

  /** What bears this name in this directory. */
  public EntryPath child(String name) {
    return new EntryPath(isRoot() ? "/" + name : value + "/" + name);
  }

  /** Whether this is the folder, or lies in it at whatever depth. */
  public boolean isWithin(EntryPath folder) {
    return folder.isRoot() || value.equals(folder.value) || value.startsWith(folder.value + "/");
  }

  @Override
  public String toString() {
    return value;
  }

  private static List<String> plainNames(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(
            EntryName.canonical(name)
                .orElseThrow(() -> refused(path, "\"" + shown(name) + "\" can't name a file")));
      }
    }
    return names;
  }

  private static InvalidInputException refused(String path, String reason) {
    return new InvalidInputException(
        "snapshot.path", "\"%s\" is no path in a snapshot: %s.".formatted(shown(path), reason));
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
  }
}

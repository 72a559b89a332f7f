package dev.holdfast.engine.source.pattern;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths, name by name; {@code **} stands for any number of names.
 *
 * <p>With a slash at its beginning it matches from the root on, else at every depth. What lies
 * below a match matches too. Slashes that follow each other count once, one at the end not at all.
 */
public final class PathPattern {
  private static final String ANY_NAMES = "**";

  private sealed interface Part {}

  private record Exactly(ByteString name) implements Part {}

  private record Like(Glob glob) implements Part {}

  private record AnyNames() implements Part {}

  private static final Part ANY_NAME = new Like(Glob.parse("*"));

  private final boolean rooted;
  private final List<Part> parts;

  private PathPattern(boolean rooted, List<Part> parts) {
    this.rooted = rooted;
    this.parts = parts;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is empty, or a name of it is no {@link Glob}
   */
  public static PathPattern parse(String pattern) {
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("An empty pattern matches nothing");
    }
    boolean rooted = pattern.startsWith("/");
    List<Part> parts = new ArrayList<>();
    for (String name : pattern.split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                "The pattern \"" + pattern + "\" leads above the root by \"..\"");
          }
          parts.removeLast();
        }
        case ANY_NAMES -> parts.add(new AnyNames());
        default -> parts.add(part(name));
      }
    }
    return new PathPattern(rooted, List.copyOf(parts));
  }

  private static Part part(String name) {
    boolean plain = name.chars().noneMatch(character -> "\\[]*?".indexOf(character) >= 0);
    return plain ? new Exactly(ByteString.utf8(name)) : new Like(Glob.parse(name));
  }

  /** Whether it matches a path from the root, or a directory above it. */
  public boolean matches(List<NodeName> path) {
    return parts.isEmpty() ? rooted : matches(parts, path);
  }

  /**
   * Each {@code **} becomes no name, one, two and so on, as far as the path is long enough for the
   * other parts: as restic counts them, a second {@code **} being one of those.
   */
  private boolean matches(List<Part> wanted, List<NodeName> path) {
    int anyNames = indexOfAnyNames(wanted);
    if (anyNames < 0) {
      return matchesSomewhere(wanted, path);
    }
    int namesMax = path.size() - (wanted.size() - 1);
    for (int names = 0; names <= namesMax; names++) {
      List<Part> expanded = new ArrayList<>(wanted.subList(0, anyNames));
      for (int i = 0; i < names; i++) {
        expanded.add(ANY_NAME);
      }
      expanded.addAll(wanted.subList(anyNames + 1, wanted.size()));
      if (matches(expanded, path)) {
        return true;
      }
    }
    return false;
  }

  private static int indexOfAnyNames(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof AnyNames) {
        return i;
      }
    }
    return -1;
  }

  private boolean matchesSomewhere(List<Part> wanted, List<NodeName> path) {
    if (wanted.isEmpty()) {
      return rooted;
    }
    int last = rooted ? 0 : path.size() - wanted.size();
    for (int start = 0; start <= last; start++) {
      if (matchesAt(start, wanted, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAt(int start, List<Part> wanted, List<NodeName> path) {
    if (start + wanted.size() > path.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!matches(wanted.get(i), path.get(start + i).raw())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Part part, ByteString name) {
    return switch (part) {
      case Exactly(ByteString wanted) -> wanted.equals(name);
      case Like(Glob glob) -> glob.matches(name);
      case AnyNames any -> true;
    };
  }
}

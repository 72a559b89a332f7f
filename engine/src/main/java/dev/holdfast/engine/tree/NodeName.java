package dev.holdfast.engine.tree;

import dev.holdfast.engine.format.ByteString;

/**
 * The name of a file in its folder: raw bytes, as Unix has them, ordered as unsigned bytes.
 *
 * <p>Refused, because they would lead out of the folder or cut a path short: the empty name, {@code
 * .}, {@code ..}, a slash, a zero byte.
 *
 * @param raw the bytes; UTF-8 where people chose the name, but anything may come
 */
public record NodeName(ByteString raw) implements Comparable<NodeName> {
  private static final ByteString SELF = ByteString.utf8(".");
  private static final ByteString PARENT = ByteString.utf8("..");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is refused
   */
  public NodeName {
    if (raw.isEmpty()
        || raw.equals(SELF)
        || raw.equals(PARENT)
        || raw.contains('/')
        || raw.contains('\0')) {
      throw new IllegalArgumentException(
          "\"" + raw + "\" cannot name a file: empty, dots alone, a slash or a zero byte");
    }
  }

  /**
   * A name in UTF-8.
   *
   * @throws IllegalArgumentException if it is refused
   */
  public static NodeName of(String name) {
    return new NodeName(ByteString.utf8(name));
  }

  @Override
  public int compareTo(NodeName other) {
    return raw.compareTo(other.raw);
  }

  /** For people; not every name survives it. */
  @Override
  public String toString() {
    return raw.toString();
  }
}

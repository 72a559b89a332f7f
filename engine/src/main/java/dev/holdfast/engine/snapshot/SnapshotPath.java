package dev.holdfast.engine.snapshot;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where something lies in a snapshot: the names from the root down, as raw bytes.
 *
 * <p>Ordered as a walk through the sorted trees meets them: by each name's unsigned bytes, a
 * directory before what is in it.
 */
public final class SnapshotPath implements Comparable<SnapshotPath> {
  /** The root tree itself. */
  public static final SnapshotPath ROOT = new SnapshotPath(new byte[0]);

  /** The longest name: what Linux allows, times four for other systems' wide characters. */
  public static final int NAME_BYTES_MAX = 1024;

  /** The longest path with its separators: what Linux allows in one call, times four. */
  public static final int PATH_BYTES_MAX = 16 * 1024;

  private static final int SHOWN_CHARS = 64;

  /** Below every byte of a name, so that comparing whole paths compares name by name. */
  private static final byte SEPARATOR = 0;

  /** The names, with {@link #SEPARATOR} between them. */
  private final byte[] joined;

  private SnapshotPath(byte[] joined) {
    this.joined = joined;
  }

  /**
   * The path of these names, in UTF-8.
   *
   * @throws IllegalArgumentException if one can't name a file, or is longer than {@link
   *     #NAME_BYTES_MAX}, or the path than {@link #PATH_BYTES_MAX}
   */
  public static SnapshotPath of(String... names) {
    SnapshotPath path = ROOT;
    for (String name : names) {
      path = path.resolve(NodeName.of(name));
    }
    return path;
  }

  /** The path of something in this directory; refuses what {@link #of} refuses. */
  public SnapshotPath resolve(String name) {
    return resolve(NodeName.of(name));
  }

  /** The path of something in this directory; refuses what {@link #of} refuses. */
  public SnapshotPath resolve(NodeName name) {
    int start = isRoot() ? 0 : joined.length + 1;
    int length = start + name.raw().length();
    if (name.raw().length() > NAME_BYTES_MAX || length > PATH_BYTES_MAX) {
      throw new IllegalArgumentException(
          "A name may have %d bytes and a path %d, so \"%s\" can't be added to %s"
              .formatted(NAME_BYTES_MAX, PATH_BYTES_MAX, start(name), start(this)));
    }
    byte[] longer = Arrays.copyOf(joined, length);
    name.raw().copyTo(longer, start);
    return new SnapshotPath(longer);
  }

  private static String start(Object longText) {
    String text = longText.toString();
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
  }

  public boolean isRoot() {
    return joined.length == 0;
  }

  /** Whether this lies in a directory, at whatever depth. */
  public boolean isInside(SnapshotPath directory) {
    int length = directory.joined.length;
    return directory.isRoot()
        ? !isRoot()
        : joined.length > length
            && joined[length] == SEPARATOR
            && Arrays.equals(joined, 0, length, directory.joined, 0, length);
  }

  /** The names from the root down; none for the root. */
  public List<NodeName> names() {
    List<NodeName> names = new ArrayList<>();
    int start = 0;
    while (start < joined.length) {
      int end = start;
      while (end < joined.length && joined[end] != SEPARATOR) {
        end++;
      }
      names.add(new NodeName(ByteString.of(joined, start, end - start)));
      start = end + 1;
    }
    return names;
  }

  /**
   * The names as one array, with a zero byte between them: paths in this form, compared as unsigned
   * bytes, are ordered as the paths are.
   */
  public byte[] joinedByZero() {
    return joined.clone();
  }

  /**
   * The path that {@link #joinedByZero} gave as an array.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SnapshotPath fromJoined(byte[] joined) {
    SnapshotPath path = new SnapshotPath(joined.clone());
    int length = path.names().stream().mapToInt(name -> name.raw().length() + 1).sum();
    if (length != joined.length + (path.isRoot() ? 0 : 1)) {
      throw new IllegalArgumentException("Not a path: " + path);
    }
    return path;
  }

  @Override
  public int compareTo(SnapshotPath other) {
    return Arrays.compareUnsigned(joined, other.joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SnapshotPath path && Arrays.equals(joined, path.joined);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(joined);
  }

  /** For messages: slashes between names, what is not UTF-8 replaced. */
  @Override
  public String toString() {
    return "/" + new String(joined, StandardCharsets.UTF_8).replace('\0', '/');
  }
}

package dev.holdfast.engine.snapshot;

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
   * @throws IllegalArgumentException if one is not a name: empty, ".", "..", with a slash or zero
   *     byte, or too long
   */
  public static SnapshotPath of(String... names) {
    SnapshotPath path = ROOT;
    for (String name : names) {
      path = path.resolve(name.getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }

  /** The path of something in this directory. Refuses what {@link #of} refuses. */
  public SnapshotPath resolve(String name) {
    return resolve(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The path of something in this directory. Refuses what {@link #of} refuses. */
  public SnapshotPath resolve(byte[] name) {
    checkName(name);
    int start = joined.length == 0 ? 0 : joined.length + 1;
    int length = start + name.length;
    if (length > PATH_BYTES_MAX) {
      throw new IllegalArgumentException(
          "A path may have %d bytes, not %d: %s"
                  .formatted(PATH_BYTES_MAX, length, this.toString().substring(0, 64))
              + "...");
    }
    byte[] longer = Arrays.copyOf(joined, length);
    System.arraycopy(name, 0, longer, start, name.length);
    return new SnapshotPath(longer);
  }

  private static void checkName(byte[] name) {
    boolean dots =
        (name.length == 1 && name[0] == '.')
            || (name.length == 2 && name[0] == '.' && name[1] == '.');
    boolean separated = false;
    for (byte b : name) {
      separated |= b == '/' || b == SEPARATOR;
    }
    if (name.length == 0 || name.length > NAME_BYTES_MAX || dots || separated) {
      throw new IllegalArgumentException(
          ("\"%s\" can't name a file in a snapshot: a name has 1 to %d bytes, is not \".\" or \"..\""
                  + " and holds neither slash nor zero byte")
              .formatted(new String(name, StandardCharsets.UTF_8), NAME_BYTES_MAX));
    }
  }

  public boolean isRoot() {
    return joined.length == 0;
  }

  /** The names from the root down; none for the root. The arrays are copies. */
  public List<byte[]> names() {
    List<byte[]> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= joined.length && joined.length > 0; i++) {
      if (i == joined.length || joined[i] == SEPARATOR) {
        names.add(Arrays.copyOfRange(joined, start, i));
        start = i + 1;
      }
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

  /** The path that {@link #joinedByZero} gave as an array. */
  public static SnapshotPath fromJoined(byte[] joined) {
    SnapshotPath path = ROOT;
    int start = 0;
    for (int i = 0; i <= joined.length && joined.length > 0; i++) {
      if (i == joined.length || joined[i] == SEPARATOR) {
        path = path.resolve(Arrays.copyOfRange(joined, start, i));
        start = i + 1;
      }
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

package dev.holdfast.domain.tenant;

import java.util.Arrays;

/**
 * A folder that a tenant's sources may read and its recoveries may write below, by its absolute
 * path: no empty, {@code .} or {@code ..} part, no slash behind. {@code /} is everything.
 */
public record Root(String path) {
  /** As long as the kernel takes one. */
  private static final int CHARACTERS_MAX = 4096;

  public static final Root EVERYTHING = new Root("/");

  public Root {
    if (!isWellFormed(path)) {
      throw new IllegalArgumentException(
          "A root is an absolute path without \".\", \"..\" and doubled slashes, not \""
              + path
              + "\"");
    }
  }

  private static boolean isWellFormed(String path) {
    if (path.equals("/")) {
      return true;
    }
    return path.startsWith("/")
        && path.length() <= CHARACTERS_MAX
        && path.indexOf('\0') < 0
        && Arrays.stream(path.substring(1).split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  @Override
  public String toString() {
    return path;
  }
}

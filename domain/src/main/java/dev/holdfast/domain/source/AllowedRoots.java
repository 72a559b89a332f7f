package dev.holdfast.domain.source;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;

/**
 * The folders that a tenant's sources may read, and its recoveries may write below. None: nothing
 * at all.
 *
 * <p>They bound where a path leads once every link on it is resolved, so only the host can apply
 * them.
 *
 * @param folders at most {@value #FOLDERS_MAX}, since each path is compared with all of them
 */
public record AllowedRoots(List<SourcePath> folders) {
  public static final int FOLDERS_MAX = 1_000;

  /** Nothing. */
  public static final AllowedRoots NONE = new AllowedRoots(List.of());

  /** The whole host, but for the server's own data. */
  public static final AllowedRoots EVERYTHING = new AllowedRoots(List.of(new SourcePath("/")));

  public AllowedRoots {
    folders = List.copyOf(folders);
    if (folders.size() > FOLDERS_MAX) {
      throw new InvalidInputException(
          "source.roots",
          "A tenant has at most %d allowed roots, not %d.".formatted(FOLDERS_MAX, folders.size()));
    }
  }

  /** Whether a place without links lies in one of the folders, were they without links too. */
  public boolean allow(SourcePath place) {
    return folders.stream().anyMatch(place::isWithin);
  }
}

package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.engine.source.SourceDirectory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of an open directory is shown to a backup.
 *
 * @param excludedTypes file systems of which nothing is read
 * @param skippedTypes the same, for those that are mounted below an included path
 */
record Gate(PlaceCheck check, Set<String> excludedTypes, Set<String> skippedTypes) {
  Gate {
    excludedTypes = Set.copyOf(excludedTypes);
    skippedTypes = Set.copyOf(skippedTypes);
  }

  /** An included path itself. */
  SourceDirectory enter(MountedDirectory directory, Selected.Rule rule, Selected at)
      throws IOException {
    try {
      boolean isExcluded = excludedTypes.contains(check.mount(directory.mount()).type());
      return isExcluded
          ? new ClosedDirectory(directory, at, this)
          : new OpenedDirectory(directory, rule, at, this);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * A directory below an included path.
   *
   * @param at where the names of included paths lead on; null if they do not
   */
  SourceDirectory enterBelow(
      MountedDirectory above, MountedDirectory directory, Selected.Rule rule, @Nullable Selected at)
      throws IOException {
    try {
      refuseData(directory);
      return directory.mount() == above.mount() || !isSkipped(directory, rule)
          ? new OpenedDirectory(directory, rule, at, this)
          : new ClosedDirectory(directory, at, this);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /** A directory on the way to an included path, in one that is closed. */
  SourceDirectory enterClosed(MountedDirectory directory, Selected at) throws IOException {
    try {
      refuseData(directory);
      return new ClosedDirectory(directory, at, this);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /** The filter has left it out already, unless it was put there since. */
  private void refuseData(MountedDirectory directory) throws IOException {
    if (check.isData(directory)) {
      throw new FileSystemException("", null, "It is a part of this server's own data");
    }
  }

  private boolean isSkipped(MountedDirectory directory, Selected.Rule rule) throws IOException {
    String type = check.mount(directory.mount()).type();
    return rule.skipNestedVolumes() || excludedTypes.contains(type) || skippedTypes.contains(type);
  }
}

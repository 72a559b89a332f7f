package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;

/** Opens folders name by name from the top, and through no link. */
final class NoLinks {

  /** Looks at each folder on the way, before it is gone through. */
  @FunctionalInterface
  interface Passing {
    void check(MountedDirectory directory) throws IOException;
  }

  private NoLinks() {}

  /** Opens a folder for listing. */
  static MountedDirectory open(List<NodeName> names, Passing passing) throws IOException {
    if (names.isEmpty()) {
      return checked(MountedDirectory.top(), passing);
    }
    try (MountedDirectory above = hold(names.subList(0, names.size() - 1), passing)) {
      return checked(above.openDirectory(names.getLast()), passing);
    }
  }

  /** Takes hold of a folder, for looking up names; it may be one that can't be listed. */
  static MountedDirectory hold(List<NodeName> names, Passing passing) throws IOException {
    MountedDirectory at = checked(MountedDirectory.top(), passing);
    for (NodeName name : names) {
      try (MountedDirectory above = at) {
        at = checked(above.hold(name), passing);
      }
    }
    return at;
  }

  private static MountedDirectory checked(MountedDirectory directory, Passing passing)
      throws IOException {
    try {
      passing.check(directory);
      return directory;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }
}

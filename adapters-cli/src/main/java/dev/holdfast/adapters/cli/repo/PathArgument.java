package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.engine.snapshot.SnapshotPath;

/** A path in a snapshot, as it is typed. */
final class PathArgument {
  private static final String SELF = ".";

  private PathArgument() {}

  static SnapshotPath parse(String typed) {
    SnapshotPath path = SnapshotPath.ROOT;
    for (String name : typed.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(SELF)) {
        path = resolve(path, name, typed);
      }
    }
    return path;
  }

  private static SnapshotPath resolve(SnapshotPath path, String name, String typed) {
    try {
      return path.resolve(name);
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage("\"" + typed + "\" is no path in a snapshot: " + e.getMessage());
    }
  }
}

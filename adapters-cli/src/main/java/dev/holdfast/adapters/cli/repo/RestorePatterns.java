package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.pattern.PathPattern;
import dev.holdfast.engine.tree.Node;
import java.util.List;

/** What of a snapshot is restored, by paths and patterns. */
final class RestorePatterns {

  private RestorePatterns() {}

  /**
   * Keeps what lies at one of the paths, matches a pattern that includes, and none that excludes;
   * where a list is empty, it lets everything pass.
   */
  static RestoreFilter filter(
      List<SnapshotPath> paths, List<String> includes, List<String> excludes) {
    RestoreFilter chosen = paths.isEmpty() ? RestoreFilter.ALL : RestoreFilter.of(paths);
    if (includes.isEmpty() && excludes.isEmpty()) {
      return chosen;
    }
    return new Matching(chosen, patterns(includes), patterns(excludes));
  }

  private record Matching(
      RestoreFilter chosen, List<PathPattern> includes, List<PathPattern> excludes)
      implements RestoreFilter {
    @Override
    public boolean keeps(SnapshotPath path, Node node) {
      return chosen.keeps(path, node)
          && (includes.isEmpty() || matchesOne(includes, path))
          && !matchesOne(excludes, path);
    }

    @Override
    public boolean mayKeepIn(SnapshotPath directory) {
      return chosen.mayKeepIn(directory) && !matchesOne(excludes, directory);
    }

    private static boolean matchesOne(List<PathPattern> patterns, SnapshotPath path) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(path.names()));
    }
  }

  private static List<PathPattern> patterns(List<String> typed) {
    try {
      return typed.stream().map(PathPattern::parse).toList();
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(e.getMessage() + ".");
    }
  }
}

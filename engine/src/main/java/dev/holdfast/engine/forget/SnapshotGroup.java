package dev.holdfast.engine.forget;

import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a group of snapshots has in common: empty are what it does not go by.
 *
 * @param paths sorted
 * @param tags sorted
 */
public record SnapshotGroup(String host, List<String> paths, List<String> tags) {
  /** By host, then by paths, then by tags. */
  static final Comparator<SnapshotGroup> ORDER =
      Comparator.comparing(SnapshotGroup::host)
          .thenComparing(group -> String.join("\0", group.paths()))
          .thenComparing(group -> String.join("\0", group.tags()));

  public SnapshotGroup {
    paths = List.copyOf(paths);
    tags = List.copyOf(tags);
  }

  /** The group of a snapshot. */
  static SnapshotGroup of(Snapshot snapshot, Set<GroupBy> common) {
    SnapshotDetails details = snapshot.details();
    return new SnapshotGroup(
        common.contains(GroupBy.HOST) ? details.hostname() : "",
        common.contains(GroupBy.PATHS) ? details.paths().stream().sorted().toList() : List.of(),
        common.contains(GroupBy.TAGS) ? details.tags().stream().sorted().toList() : List.of());
  }
}

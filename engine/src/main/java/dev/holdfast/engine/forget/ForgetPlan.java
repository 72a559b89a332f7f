package dev.holdfast.engine.forget;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of snapshots, group by group. */
public record ForgetPlan(List<GroupPlan> groups) {
  public ForgetPlan {
    groups = List.copyOf(groups);
  }

  /**
   * Decides about snapshots; each group for itself.
   *
   * @param snapshots in any order
   * @param now snapshots from the future don't count as the newest one
   */
  public static ForgetPlan of(
      Collection<Snapshot> snapshots, KeepRules rules, Set<GroupBy> common, Instant now) {
    Map<SnapshotGroup, List<Snapshot>> groups = new HashMap<>();
    for (Snapshot snapshot : snapshots) {
      groups
          .computeIfAbsent(SnapshotGroup.of(snapshot, common), group -> new ArrayList<>())
          .add(snapshot);
    }
    return new ForgetPlan(
        groups.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(SnapshotGroup.ORDER))
            .map(group -> new Forgetting(rules, group.getValue(), now).plan(group.getKey()))
            .toList());
  }

  /** All that are forgotten. */
  public List<SnapshotId> forgotten() {
    return groups.stream().flatMap(group -> group.forgotten().stream()).map(Snapshot::id).toList();
  }

  /** The groups of which nothing would be left. */
  public List<SnapshotGroup> emptied() {
    return groups.stream().filter(group -> group.kept().isEmpty()).map(GroupPlan::group).toList();
  }
}

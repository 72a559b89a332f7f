package dev.holdfast.testkit.fake;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Runs, each group's in order of start, and those that are open by themselves. */
final class RunTable {
  static final Comparator<RunId> OLDEST_FIRST =
      Comparator.comparingLong(RunId::startMicros).thenComparingLong(RunId::instance);

  private final Map<RunId, Run> runs = new HashMap<>();
  private final Map<GroupId, NavigableMap<RunId, Run>> ofGroup = new HashMap<>();
  private final Map<GroupId, NavigableMap<RunId, Run>> open = new HashMap<>();

  void put(Run run) {
    Run former = runs.put(run.id(), run);
    if (former != null && !former.isOpen()) {
      throw new IllegalStateException("Run " + run.id() + " had ended");
    }
    table(ofGroup, run.group()).put(run.id(), run);
    if (run.isOpen()) {
      table(open, run.group()).put(run.id(), run);
    } else {
      table(open, run.group()).remove(run.id());
    }
  }

  Optional<Run> find(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** Oldest first. */
  NavigableMap<RunId, Run> open(GroupId group) {
    return Collections.unmodifiableNavigableMap(table(open, group));
  }

  /** Oldest first. */
  NavigableMap<RunId, Run> of(GroupId group) {
    return Collections.unmodifiableNavigableMap(table(ofGroup, group));
  }

  private static NavigableMap<RunId, Run> table(
      Map<GroupId, NavigableMap<RunId, Run>> tables, GroupId group) {
    return tables.computeIfAbsent(group, unused -> new TreeMap<>(OLDEST_FIRST));
  }
}

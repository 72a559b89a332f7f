package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs in memory. */
final class InMemoryRuns implements Runs {
  private final ProtectionMemory memory;

  InMemoryRuns(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Run> find(TenantId tenant, RunId id) {
    synchronized (memory.jobs) {
      return memory.runs.find(id).filter(run -> run.tenant().equals(tenant));
    }
  }

  @Override
  public List<Run> open(TenantId tenant, GroupId group) {
    synchronized (memory.jobs) {
      return memory.runs.open(group).values().stream()
          .filter(run -> run.tenant().equals(tenant))
          .toList();
    }
  }

  @Override
  public List<Run> list(TenantId tenant, RunQuery query) {
    synchronized (memory.jobs) {
      return inWindow(tenant, query)
          .filter(run -> query.types().isEmpty() || query.types().contains(run.type()))
          .filter(
              run -> query.statuses().isEmpty() || query.statuses().contains(run.state().status()))
          .filter(run -> !query.isRestorable() || isRestorable(run))
          .filter(run -> isAfter(run, query))
          .limit(query.limit())
          .toList();
    }
  }

  @Override
  public long count(TenantId tenant, RunQuery query) {
    synchronized (memory.jobs) {
      return inWindow(tenant, query).count();
    }
  }

  @Override
  public Map<GroupId, Run> newest(TenantId tenant, Collection<GroupId> groups) {
    synchronized (memory.jobs) {
      Map<GroupId, Run> newest = new HashMap<>();
      for (GroupId group : groups) {
        Map.Entry<RunId, Run> last = memory.runs.of(group).lastEntry();
        if (last != null && last.getValue().tenant().equals(tenant)) {
          newest.put(group, last.getValue());
        }
      }
      return newest;
    }
  }

  private Stream<Run> inWindow(TenantId tenant, RunQuery query) {
    NavigableMap<RunId, Run> newestFirst = memory.runs.of(query.group()).descendingMap();
    Stream<Run> candidates =
        switch (query.window()) {
          case START ->
              newestFirst.values().stream()
                  .dropWhile(run -> !run.start().isBefore(query.to()))
                  .takeWhile(run -> !run.start().isBefore(query.from()));
          case END ->
              newestFirst.values().stream()
                  .filter(run -> run.end().filter(end -> isWithin(end, query)).isPresent());
        };
    return candidates.filter(run -> run.tenant().equals(tenant));
  }

  private static boolean isWithin(Instant end, RunQuery query) {
    return !end.isBefore(query.from()) && end.isBefore(query.to());
  }

  private boolean isRestorable(Run run) {
    return memory.snapshots.ofRun(run.id()).values().stream().anyMatch(KeptSnapshot::isLive);
  }

  private static boolean isAfter(Run run, RunQuery query) {
    RunId after = query.after();
    return after == null || RunTable.OLDEST_FIRST.compare(run.id(), after) < 0;
  }
}

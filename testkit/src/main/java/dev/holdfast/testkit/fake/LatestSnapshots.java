package dev.holdfast.testkit.fake;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.source.SourceObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The newest live snapshots of objects in each group, as far as they fit one query. */
record LatestSnapshots(ProtectionMemory memory, LatestQuery query) {
  private static final Comparator<KeptSnapshot> NEWEST_FIRST =
      Comparator.comparing(KeptSnapshot::taken)
          .thenComparingLong(snapshot -> snapshot.run().instance())
          .reversed();

  /** The object, if a snapshot of it fits, and a name that is asked for. */
  Optional<WithSnapshots> of(SourceObject object) {
    Collection<KeptSnapshot> newest = newestOfGroups(object);
    return newest.isEmpty() || !isNamed(object, newest)
        ? Optional.empty()
        : Optional.of(
            new WithSnapshots(
                object,
                newest.stream()
                    .sorted(NEWEST_FIRST)
                    .limit(query.perObject())
                    .map(this::latest)
                    .toList()));
  }

  private Collection<KeptSnapshot> newestOfGroups(SourceObject object) {
    Map<GroupId, KeptSnapshot> newest = new HashMap<>();
    memory.snapshots.live(object.tenant()).values().stream()
        .filter(snapshot -> snapshot.object().equals(object.id()) && fits(snapshot))
        .sorted(SnapshotTable.OLDEST_FIRST)
        .forEach(snapshot -> newest.put(snapshot.group(), snapshot));
    return newest.values();
  }

  private boolean fits(KeptSnapshot snapshot) {
    return (query.groups().isEmpty() || query.groups().contains(snapshot.group()))
        && (query.instances().isEmpty() || query.instances().contains(snapshot.run().instance()))
        && (query.contents().isEmpty() || query.contents().contains(snapshot.content()))
        && (query.from() == null || !snapshot.taken().isBefore(query.from()))
        && (query.to() == null || snapshot.taken().isBefore(query.to()));
  }

  private boolean isNamed(SourceObject object, Collection<KeptSnapshot> snapshots) {
    return query.name() == null
        || query.name().matches(object.name())
        || snapshots.stream()
            .map(snapshot -> memory.known(snapshot.group()).settings().name())
            .anyMatch(query.name()::matches);
  }

  private Latest latest(KeptSnapshot snapshot) {
    Run run =
        memory
            .runs
            .find(snapshot.run())
            .orElseThrow(() -> new IllegalStateException("No run " + snapshot.run()));
    return new Latest(
        snapshot.group(),
        run.groupName(),
        run.id(),
        run.type(),
        run.end().orElse(null),
        snapshot.taken(),
        run.object(snapshot.object())
            .map(ObjectRun::stats)
            .map(SnapshotStats::logicalBytes)
            .orElse(0L));
  }
}

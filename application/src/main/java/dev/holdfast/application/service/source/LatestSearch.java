package dev.holdfast.application.service.source;

import static dev.holdfast.application.service.source.ObjectFinder.isAfter;
import static dev.holdfast.application.service.source.ObjectFinder.isAmong;

import dev.holdfast.application.service.source.SearchObjectsService.Stores;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the newest live snapshot of objects in each group, group by group. */
record LatestSearch(Stores stores, TenantId tenant, LatestQuery query, Instant now) {
  private static final int SNAPSHOTS_AT_ONCE = 1_000;

  ProtectedObjects result() {
    Map<ObjectId, List<KeptSnapshot>> newest = new HashMap<>();
    Map<GroupId, ProtectionGroup> groups = new HashMap<>();
    groups().forEach(group -> groups.put(group.id(), group));
    groups.values().forEach(group -> collect(group, newest));
    List<SourceObject> matching =
        stores.registrations().objects(tenant, newest.keySet()).stream()
            .filter(object -> isWanted(object, newest.getOrDefault(object.id(), List.of()), groups))
            .toList();
    List<WithSnapshots> page =
        matching.stream()
            .filter(object -> isAfter(query.after(), object))
            .limit(query.limit())
            .map(object -> shown(object, newest.getOrDefault(object.id(), List.of())))
            .toList();
    return new ProtectedObjects(page, matching.size());
  }

  private Stream<ProtectionGroup> groups() {
    return Stream.of(GroupQuery.ALL, GroupQuery.DELETED)
        .flatMap(which -> stores.groups().list(tenant, which, now).stream())
        .filter(group -> isAmong(query.groups(), group.id()));
  }

  private void collect(ProtectionGroup group, Map<ObjectId, List<KeptSnapshot>> newest) {
    Map<ObjectId, KeptSnapshot> inGroup = new HashMap<>();
    long after = 0;
    List<KeptSnapshot> some;
    do {
      some = stores.kept().ofGroup(tenant, group.id(), after, SNAPSHOTS_AT_ONCE);
      for (KeptSnapshot snapshot : some) {
        after = snapshot.run().startMicros();
        if (isWanted(snapshot)) {
          inGroup.put(snapshot.object(), snapshot);
        }
      }
    } while (some.size() >= SNAPSHOTS_AT_ONCE);
    inGroup.forEach(
        (object, snapshot) ->
            newest.computeIfAbsent(object, unused -> new ArrayList<>()).add(snapshot));
  }

  private boolean isWanted(KeptSnapshot snapshot) {
    return isAmong(query.ids(), snapshot.object())
        && isAmong(query.instances(), snapshot.run().instance())
        && (query.from() == null || !snapshot.taken().isBefore(query.from()))
        && (query.to() == null || snapshot.taken().isBefore(query.to()));
  }

  private boolean isWanted(
      SourceObject object, List<KeptSnapshot> snapshots, Map<GroupId, ProtectionGroup> groups) {
    return isAmong(query.osTypes(), object.osType())
        && (query.name() == null
            || query.name().matches(object.name())
            || snapshots.stream().anyMatch(snapshot -> isNamed(groups.get(snapshot.group()))));
  }

  private boolean isNamed(@Nullable ProtectionGroup group) {
    return query.name() != null && group != null && query.name().matches(group.settings().name());
  }

  private WithSnapshots shown(SourceObject object, List<KeptSnapshot> snapshots) {
    List<Latest> latest =
        snapshots.stream()
            .sorted(Comparator.comparing(KeptSnapshot::taken).reversed())
            .limit(query.perObject())
            .flatMap(
                snapshot ->
                    stores.runs().find(tenant, snapshot.run()).stream()
                        .map(run -> latest(snapshot, run)))
            .toList();
    return new WithSnapshots(object, latest);
  }

  private static Latest latest(KeptSnapshot snapshot, Run run) {
    long bytes =
        run.object(snapshot.object())
            .map(ObjectRun::stats)
            .map(stats -> stats.logicalBytes())
            .orElse(0L);
    return new Latest(
        snapshot.group(),
        run.groupName(),
        run.id(),
        run.type(),
        run.end().orElse(null),
        snapshot.taken(),
        bytes);
  }
}

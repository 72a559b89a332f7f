package dev.holdfast.domain.protection;

import dev.holdfast.domain.protection.ObjectQuery.Place;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which objects to find the newest live snapshot in each group; an empty set stands for all. All
 * that is asked of snapshots holds before the newest is taken.
 *
 * @param name of the object or of the group; null for any
 * @param instances only snapshots of runs with one of these numbers
 * @param contents only snapshots that hold one of these
 * @param from when a snapshot was complete, inclusive; null for any
 * @param to the same, exclusive; null for any
 * @param perObject how many snapshots of one object at most, the newest first
 * @param after only what comes after this object in the order; null for all
 * @param limit how many objects at most; 0 finds nothing
 */
public record LatestQuery(
    Set<ObjectId> ids,
    @Nullable NamePattern name,
    Set<OsType> osTypes,
    Set<GroupId> groups,
    Set<Long> instances,
    Set<SnapshotContent> contents,
    @Nullable Instant from,
    @Nullable Instant to,
    int perObject,
    @Nullable Place after,
    int limit) {
  public LatestQuery {
    ids = Set.copyOf(ids);
    osTypes = Set.copyOf(osTypes);
    groups = Set.copyOf(groups);
    instances = Set.copyOf(instances);
    contents = Set.copyOf(contents);
  }
}

package dev.holdfast.domain.protection;

import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which objects to find; an empty set stands for all.
 *
 * @param name null for any
 * @param isRegistered null for both; what is neither registered nor has live snapshots is no object
 * @param isProtected whether an undeleted group protects it; null for both
 * @param groups only what one of these undeleted groups protects
 * @param lastStatuses of the newest run of one of its undeleted groups
 * @param after only what comes after this object in the order; null for all
 * @param limit how many at most; 0 finds nothing
 */
public record ObjectQuery(
    Set<ObjectId> ids,
    @Nullable NamePattern name,
    Set<OsType> osTypes,
    @Nullable Boolean isRegistered,
    @Nullable Boolean isProtected,
    Set<GroupId> groups,
    Set<RunStatus> lastStatuses,
    @Nullable Place after,
    int limit) {

  /** Where an object stands in the list: by name, then id. */
  public record Place(String name, ObjectId id) {}

  public ObjectQuery {
    ids = Set.copyOf(ids);
    osTypes = Set.copyOf(osTypes);
    groups = Set.copyOf(groups);
    lastStatuses = Set.copyOf(lastStatuses);
  }
}

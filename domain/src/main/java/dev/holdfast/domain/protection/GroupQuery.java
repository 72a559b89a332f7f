package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which groups to list; an empty set stands for all.
 *
 * @param objects only groups that protect one of them
 * @param statuses of the newest run
 * @param isPaused null for both
 * @param isActive null for both; active is what is neither paused, ended, used up nor deleted
 * @param isDeleted deleted ones, as far as they have snapshots, or undeleted ones
 * @param isSlaViolated of the newest run; null for both
 * @param isLocking only groups whose policy has a datalock
 * @param after only what comes after this group in the order; null for all
 * @param limit how many at most
 */
public record GroupQuery(
    Set<GroupId> ids,
    Set<String> names,
    Set<PolicyId> policies,
    Set<ObjectId> objects,
    Set<RunStatus> statuses,
    @Nullable Boolean isPaused,
    @Nullable Boolean isActive,
    boolean isDeleted,
    @Nullable Boolean isSlaViolated,
    boolean isLocking,
    @Nullable Place after,
    int limit) {

  /** Every undeleted group. */
  public static final GroupQuery ALL = all(false);

  /** Every deleted group that has snapshots. */
  public static final GroupQuery DELETED = all(true);

  /** Where a group stands in the list: by name, then id. */
  public record Place(String name, GroupId id) {}

  public GroupQuery {
    ids = Set.copyOf(ids);
    names = Set.copyOf(names);
    policies = Set.copyOf(policies);
    objects = Set.copyOf(objects);
    statuses = Set.copyOf(statuses);
  }

  private static GroupQuery all(boolean isDeleted) {
    return new GroupQuery(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        null,
        null,
        isDeleted,
        null,
        false,
        null,
        Integer.MAX_VALUE);
  }
}

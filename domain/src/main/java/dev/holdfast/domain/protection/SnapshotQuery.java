package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which live snapshots to find; an empty set stands for all.
 *
 * @param object whose they are; null for any, and then groups are named
 * @param instances only snapshots of runs with one of these numbers
 * @param contents what they hold
 * @param taken when they were complete
 * @param started when their runs started
 */
public record SnapshotQuery(
    @Nullable ObjectId object,
    Set<GroupId> groups,
    Set<RunType> types,
    Set<Long> instances,
    Set<SnapshotContent> contents,
    Span taken,
    Span started) {

  public SnapshotQuery {
    groups = Set.copyOf(groups);
    types = Set.copyOf(types);
    instances = Set.copyOf(instances);
    contents = Set.copyOf(contents);
    if (object == null && groups.isEmpty()) {
      throw new IllegalArgumentException("Every snapshot there is makes no list");
    }
  }

  /**
   * A part of time.
   *
   * @param from inclusive; null without a beginning
   * @param to exclusive; null without an end
   */
  public record Span(@Nullable Instant from, @Nullable Instant to) {
    public static final Span ALWAYS = new Span(null, null);

    public boolean holds(Instant time) {
      return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
  }
}

package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a group to list; an empty set stands for all.
 *
 * @param window what the times are about
 * @param from inclusive
 * @param to exclusive
 * @param isRestorable whether only runs with a live snapshot
 * @param after only what comes after this run in the order; null for all
 * @param limit how many at most
 */
public record RunQuery(
    GroupId group,
    Window window,
    Instant from,
    Instant to,
    Set<RunType> types,
    Set<RunStatus> statuses,
    boolean isRestorable,
    @Nullable RunId after,
    int limit) {
  public RunQuery {
    types = Set.copyOf(types);
    statuses = Set.copyOf(statuses);
  }

  /** What a window of time is about. */
  public enum Window {
    START,
    /** A run that has not ended is in no such window. */
    END
  }
}

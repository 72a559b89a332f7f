package dev.holdfast.domain.recovery;

import java.time.Instant;
import java.util.Set;

/**
 * Which recoveries to list; an empty set stands for all.
 *
 * @param parents only those that belong to one of these
 * @param from inclusive, of their creation
 * @param to exclusive
 */
public record RecoveryQuery(
    Set<RecoveryId> ids,
    Set<RecoveryId> parents,
    Instant from,
    Instant to,
    Set<RecoveryStatus> statuses,
    Set<RecoveryKind> kinds) {
  public RecoveryQuery {
    ids = Set.copyOf(ids);
    parents = Set.copyOf(parents);
    statuses = Set.copyOf(statuses);
    kinds = Set.copyOf(kinds);
  }
}

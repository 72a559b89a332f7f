package dev.holdfast.engine.inspect;

import dev.holdfast.engine.id.SnapshotId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is looked for. An entry is found if one of the patterns, its kind and its time fit.
 *
 * @param patterns one with a slash matches paths, as {@code PathPattern} reads them; one without
 *     matches names, as {@code Glob} does
 * @param ignoreCase whether capital and small letters count as the same
 * @param kinds what it may be
 * @param modifiedFrom the oldest time of modification
 * @param modifiedTo the newest
 * @param snapshots in which is looked; none for all
 */
public record FindRequest(
    List<String> patterns,
    boolean ignoreCase,
    Set<NodeKind> kinds,
    Instant modifiedFrom,
    Instant modifiedTo,
    List<SnapshotId> snapshots) {

  public FindRequest {
    if (patterns.isEmpty() || kinds.isEmpty()) {
      throw new IllegalArgumentException("Give at least one pattern and one kind to look for");
    }
    patterns = List.copyOf(patterns);
    kinds = Set.copyOf(kinds);
    snapshots = List.copyOf(snapshots);
  }

  /** Looks for these patterns in all snapshots, whatever kind and time. */
  public static FindRequest of(String... patterns) {
    return new FindRequest(
        List.of(patterns),
        false,
        EnumSet.allOf(NodeKind.class),
        Instant.MIN,
        Instant.MAX,
        List.of());
  }

  /** The same, where capital and small letters count as the same. */
  public FindRequest ignoringCase() {
    return new FindRequest(patterns, true, kinds, modifiedFrom, modifiedTo, snapshots);
  }

  /** The same, of these kinds. */
  public FindRequest of(Set<NodeKind> newKinds) {
    return new FindRequest(patterns, ignoreCase, newKinds, modifiedFrom, modifiedTo, snapshots);
  }

  /** The same, of what was modified in this time, both ends included. */
  public FindRequest modified(Instant from, Instant to) {
    return new FindRequest(patterns, ignoreCase, kinds, from, to, snapshots);
  }

  /** The same in these snapshots. */
  public FindRequest in(List<SnapshotId> newSnapshots) {
    return new FindRequest(patterns, ignoreCase, kinds, modifiedFrom, modifiedTo, newSnapshots);
  }
}

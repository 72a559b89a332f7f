package dev.holdfast.domain.search;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.search.FileHit.Place;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.ObjectId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files to find: what all filters let pass. Pipes, devices and sockets are never found.
 *
 * @param objects null for any
 * @param groups null for any
 * @param bytes the length of a file's content, as {@link FileHit} tells it; 0 for all else
 * @param modifiedMicros when it was last modified, in microseconds since 1970
 * @param after only what comes after this hit in the order; null for all
 * @param limit how many at most, 1 to {@link #LIMIT_MAX}
 */
public record FileQuery(
    NameFilter name,
    Set<EntryKind> kinds,
    @Nullable Set<ObjectId> objects,
    @Nullable Set<GroupId> groups,
    NumberRange bytes,
    NumberRange modifiedMicros,
    @Nullable Place after,
    int limit) {
  /** A page is held in memory. */
  public static final int LIMIT_MAX = 1_000;

  /** The kinds that can be found. */
  public static final Set<EntryKind> KINDS =
      Set.copyOf(EnumSet.of(EntryKind.FILE, EntryKind.DIRECTORY, EntryKind.SYMLINK));

  public FileQuery {
    kinds = Set.copyOf(kinds);
    objects = objects == null ? null : Set.copyOf(objects);
    groups = groups == null ? null : Set.copyOf(groups);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("1 to " + LIMIT_MAX + " files a page, not " + limit);
    }
  }

  /** Files of any kind by their name alone. */
  public static FileQuery named(NameFilter name, int limit) {
    return new FileQuery(name, KINDS, null, null, NumberRange.ALL, NumberRange.ALL, null, limit);
  }

  /** Whether it asks for snapshots of this line. */
  public boolean wants(SnapshotLine line) {
    return (objects == null || objects.contains(line.object()))
        && (groups == null || groups.contains(line.group()));
  }

  /** Whether a hit is to be found, wherever the page begins. */
  public boolean matches(FileHit hit) {
    return kinds.contains(hit.kind())
        && wants(hit.line())
        && bytes.contains(hit.bytes())
        && modifiedMicros.contains(hit.modifiedMicros())
        && name.matchesFolded(NameFolding.fold(hit.path().name()));
  }
}

package dev.holdfast.application.port.in.recovery;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Lists live snapshots; needs {@code RESTORE_VIEW}. */
public interface ReadSnapshots {

  /** A snapshot, and whose it is. */
  record Shown(FoundSnapshot found, SourceObject object) {}

  /** The newest run first; those of one run by the number of their object. */
  List<Shown> list(Principal principal, SnapshotQuery query);

  /**
   * Whether the files of each of these can be searched for. While the index can't be read that is
   * so of none, and all are in progress: snapshots can be brought back without it.
   *
   * @return a status for each that was asked for
   */
  Map<SnapshotId, IndexingStatus> indexing(Principal principal, Collection<SnapshotId> snapshots);

  /**
   * An object that has snapshots, or could have some.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  SourceObject object(Principal principal, ObjectId id);
}

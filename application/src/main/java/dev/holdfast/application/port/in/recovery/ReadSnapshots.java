package dev.holdfast.application.port.in.recovery;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;

/** Lists live snapshots; needs {@code RESTORE_VIEW}. */
public interface ReadSnapshots {

  /** A snapshot, and whose it is. */
  record Shown(FoundSnapshot found, SourceObject object) {}

  /** The newest run first; those of one run by the number of their object. */
  List<Shown> list(Principal principal, SnapshotQuery query);

  /**
   * An object that has snapshots, or could have some.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  SourceObject object(Principal principal, ObjectId id);
}

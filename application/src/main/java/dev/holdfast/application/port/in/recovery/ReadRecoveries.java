package dev.holdfast.application.port.in.recovery;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows recoveries; needs {@code RESTORE_VIEW}. */
public interface ReadRecoveries {

  /**
   * How far the work has come that is under way.
   *
   * @param snapshot which of the recovery's snapshots it is about, from 0
   * @param entriesExpected null while it is not known
   * @param bytesExpected null while it is not known
   */
  record Work(
      int snapshot,
      long entries,
      long bytes,
      @Nullable Long entriesExpected,
      @Nullable Long bytesExpected) {}

  /** Newest first. */
  List<Recovery> list(Principal principal, RecoveryQuery query);

  /**
   * One recovery.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  Recovery get(Principal principal, RecoveryId id);

  /** One recovery; empty if the tenant has none of this id. */
  Optional<Recovery> find(Principal principal, RecoveryId id);

  /**
   * What became of entries that did not come back just as asked for, as far as it is told.
   *
   * @param skipped how many of them are left out before the first
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  List<RecoveredEntry> told(Principal principal, RecoveryId id, int skipped, int max);

  /** The work that is under way; empty if none is. */
  Optional<Work> work(Principal principal, RecoveryId id);
}

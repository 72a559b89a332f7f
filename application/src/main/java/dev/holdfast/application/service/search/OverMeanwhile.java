package dev.holdfast.application.service.search;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Newest;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what is over while a snapshot is walked, which may take an hour: a path must be gone
 * within seconds of its last snapshot. Each of them has its turn again after the walk, so that the
 * position of the index stays where it is.
 */
final class OverMeanwhile {
  private static final int ENTRIES_BETWEEN_LOOKS = 1_000;
  private static final int CHANGES_AT_ONCE = 200;

  private final KeptSnapshots kept;
  private final FileIndex index;
  private final TenantId tenant;

  /** What the walk tells differences from, which are of no use without it: it waits. */
  private final @Nullable SnapshotId comparedWith;

  private long revision;
  private int entries;

  /**
   * What comes after a change.
   *
   * @param walked the change whose snapshot is walked
   */
  OverMeanwhile(KeptSnapshots kept, FileIndex index, Changed walked) {
    KeptSnapshot snapshot = walked.snapshot();
    this.kept = kept;
    this.index = index;
    this.tenant = snapshot.tenant();
    this.comparedWith =
        index
            .newest(tenant, SnapshotLine.of(snapshot), snapshot.id())
            .map(Newest::snapshot)
            .orElse(null);
    this.revision = walked.revision();
  }

  /** Called for each entry of the walk; the first one looks, and then one in a thousand. */
  void entryPassed(BooleanSupplier mayGoOn) {
    if (entries++ % ENTRIES_BETWEEN_LOOKS != 0) {
      return;
    }
    List<SnapshotId> over = over();
    if (!over.isEmpty()) {
      index.leaveOut(new Over(tenant, over, index.position(tenant)), mayGoOn);
    }
  }

  private List<SnapshotId> over() {
    List<SnapshotId> over = new ArrayList<>();
    List<Changed> changes = kept.changedSince(tenant, revision, CHANGES_AT_ONCE);
    while (!changes.isEmpty()) {
      for (Changed change : changes) {
        KeptSnapshot snapshot = change.snapshot();
        if (!snapshot.isLive() && !snapshot.id().equals(comparedWith)) {
          over.add(snapshot.id());
        }
      }
      revision = changes.getLast().revision();
      changes = kept.changedSince(tenant, revision, CHANGES_AT_ONCE);
    }
    return over;
  }
}

package dev.holdfast.application.service.search;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Newest;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotFiles.Change;
import dev.holdfast.application.port.out.SnapshotFiles.Difference;
import dev.holdfast.application.port.out.SnapshotFiles.Visitor.Next;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.search.IndexedPaths;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings the paths of one snapshot into the index: what differs from the one before, or everything
 * where there is none to compare with, or where the choice of paths was another.
 */
public final class SnapshotIndexing {
  private final KeptSnapshots kept;
  private final ProtectionGroups groups;
  private final SnapshotFiles files;
  private final FileIndex index;

  public SnapshotIndexing(
      KeptSnapshots kept, ProtectionGroups groups, SnapshotFiles files, FileIndex index) {
    this.kept = kept;
    this.groups = groups;
    this.files = files;
    this.index = index;
  }

  /** Whether the change was dealt with; if not, work may not go on. */
  boolean index(Changed change, BooleanSupplier mayGoOn) {
    KeptSnapshot kept = change.snapshot();
    Indexing indexing = indexing(kept);
    Snapshot snapshot =
        new Snapshot(kept.tenant(), SnapshotLine.of(kept), kept.id(), indexing, change.revision());
    if (!indexing.isEnabled()) {
      index.pass(snapshot, IndexingStatus.NOT_WANTED);
      return true;
    }
    try {
      return indexFiles(snapshot, new OverMeanwhile(this.kept, index, change), mayGoOn);
    } catch (DamagedException e) {
      index.pass(snapshot, IndexingStatus.FAILED);
      return true;
    } catch (NotFoundException e) {
      // One that is over by now will come again as such; one that should be there is lost.
      if (isLive(kept)) {
        index.pass(snapshot, IndexingStatus.FAILED);
      }
      return true;
    }
  }

  private boolean indexFiles(Snapshot snapshot, OverMeanwhile over, BooleanSupplier mayGoOn) {
    Optional<SnapshotId> newest =
        index
            .newest(snapshot.tenant(), snapshot.line(), snapshot.id())
            .filter(found -> found.indexing().equals(snapshot.indexing()))
            .map(Newest::snapshot)
            .filter(found -> isThere(snapshot.tenant(), found));
    Extent extent = newest.isPresent() ? Extent.DIFFERENCES : Extent.WHOLE;
    try (Update update = index.begin(snapshot, extent)) {
      Gathering gathering =
          new Gathering(update, IndexedPaths.of(snapshot.indexing()), over, mayGoOn);
      if (newest.isPresent()) {
        files.compare(snapshot.tenant(), newest.get(), snapshot.id(), gathering::add);
      } else {
        try (SnapshotFiles.Opened opened = files.open(snapshot.tenant(), snapshot.id())) {
          opened.walk(EntryPath.ROOT, gathering::add);
        }
      }
      return !gathering.isStopped() && update.apply(mayGoOn);
    }
  }

  private Indexing indexing(KeptSnapshot snapshot) {
    return groups
        .find(snapshot.tenant(), snapshot.group())
        .map(group -> group.settings().protection().indexing())
        .orElse(Indexing.ALL);
  }

  private boolean isLive(KeptSnapshot snapshot) {
    return kept
        .ofRuns(snapshot.tenant(), List.of(snapshot.run()))
        .getOrDefault(snapshot.run(), List.of())
        .stream()
        .anyMatch(now -> now.id().equals(snapshot.id()) && now.isLive());
  }

  private boolean isThere(TenantId tenant, SnapshotId snapshot) {
    try (SnapshotFiles.Opened opened = files.open(tenant, snapshot)) {
      return opened.find(EntryPath.ROOT).isPresent();
    } catch (NotFoundException | DamagedException e) {
      return false;
    }
  }

  /** Hands entries on, as long as the work may go on. */
  private static final class Gathering {
    private final Update update;
    private final IndexedPaths paths;
    private final OverMeanwhile over;
    private final BooleanSupplier mayGoOn;
    private boolean isStopped;

    private Gathering(
        Update update, IndexedPaths paths, OverMeanwhile over, BooleanSupplier mayGoOn) {
      this.update = update;
      this.paths = paths;
      this.over = over;
      this.mayGoOn = mayGoOn;
    }

    private boolean isStopped() {
      return isStopped;
    }

    private Next add(SnapshotEntry entry) {
      if (isWanted(entry)) {
        update.put(entry);
      }
      over.entryPassed(mayGoOn);
      isStopped = !mayGoOn.getAsBoolean();
      return isStopped ? Next.STOP : Next.ENTER;
    }

    private boolean add(Difference difference) {
      SnapshotEntry entry = difference.entry();
      if (isWanted(entry)) {
        if (difference.change() == Change.REMOVED) {
          update.remove(entry.path());
        } else {
          update.put(entry);
        }
      }
      over.entryPassed(mayGoOn);
      isStopped = !mayGoOn.getAsBoolean();
      return !isStopped;
    }

    /** The root of a snapshot has no name that could be searched for. */
    private boolean isWanted(SnapshotEntry entry) {
      return !entry.path().isRoot() && paths.contains(entry.path());
    }
  }
}

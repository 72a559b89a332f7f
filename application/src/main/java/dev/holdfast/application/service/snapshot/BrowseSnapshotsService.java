package dev.holdfast.application.service.snapshot;

import dev.holdfast.application.port.in.snapshot.BrowseSnapshots;
import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotFiles.Opened;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.util.List;
import java.util.function.Consumer;

/** Looks into live snapshots of the caller's tenant. */
public final class BrowseSnapshotsService implements BrowseSnapshots {
  private final LiveSnapshots live;
  private final SnapshotFiles files;

  public BrowseSnapshotsService(LiveSnapshots live, SnapshotFiles files) {
    this.live = live;
    this.files = files;
  }

  @Override
  public Listing list(Principal principal, Name snapshot, EntryPath path, Page page) {
    principal.require(Privilege.RESTORE_VIEW);
    KeptSnapshot found = find(principal, snapshot);
    try (Opened opened = open(found)) {
      SnapshotEntry entry = entry(found, opened, path);
      PageOfEntries below = new PageOfEntries(page);
      if (entry.kind() == EntryKind.DIRECTORY) {
        opened.list(path, below);
      }
      return new Listing(entry, below.entries(), below.isLast());
    }
  }

  @Override
  public OpenFile open(Principal principal, Name snapshot, EntryPath file) {
    principal.require(Privilege.RESTORE_DOWNLOAD);
    KeptSnapshot found = find(principal, snapshot);
    Opened opened = open(found);
    try {
      SnapshotEntry entry = entry(found, opened, file);
      if (entry.kind() != EntryKind.FILE) {
        throw new NotFoundException(
            "snapshot.file.missing", file + " is no file, so it has no content.");
      }
      return new OpenedFile(opened, entry);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public void compare(Principal principal, Name earlier, Name later, Consumer<Difference> visitor) {
    principal.require(Privilege.RESTORE_VIEW);
    KeptSnapshot first = find(principal, earlier);
    KeptSnapshot second = find(principal, later);
    if (!first.object().equals(second.object())) {
      throw new InvalidInputException(
          "snapshot.other-object", "The two snapshots are of different objects.");
    }
    files.compare(
        principal.tenant(),
        first.id(),
        second.id(),
        found -> {
          visitor.accept(new Difference(change(found.change()), found.entry()));
          return true;
        });
  }

  private static Change change(SnapshotFiles.Change change) {
    return switch (change) {
      case ADDED -> Change.ADDED;
      case REMOVED -> Change.REMOVED;
      case CONTENT -> Change.CONTENT;
      case KIND -> Change.KIND;
      case METADATA -> Change.METADATA;
    };
  }

  @Override
  public Plan plan(Principal principal, Name snapshot, List<EntryPath> paths) {
    principal.require(Privilege.RESTORE_VIEW);
    if (paths.isEmpty() || paths.size() > PLAN_PATHS_MAX) {
      throw new InvalidInputException(
          "snapshot.plan.paths",
          "A plan is of 1 to " + PLAN_PATHS_MAX + " paths, not " + paths.size() + ".");
    }
    KeptSnapshot found = find(principal, snapshot);
    try (Opened opened = open(found)) {
      PlanCount count = new PlanCount();
      List<EntryPath> outermost = outermost(paths);
      outermost.forEach(path -> count.add(opened, entry(found, opened, path)));
      return count.plan(opened.storedBytes(outermost));
    }
  }

  /** Without those that lie within another. */
  private static List<EntryPath> outermost(List<EntryPath> paths) {
    return paths.stream()
        .distinct()
        .filter(
            path -> paths.stream().noneMatch(other -> !other.equals(path) && path.isWithin(other)))
        .toList();
  }

  private Opened open(KeptSnapshot snapshot) {
    return files.open(snapshot.tenant(), snapshot.id());
  }

  private KeptSnapshot find(Principal principal, Name snapshot) {
    return live.get(principal.tenant(), snapshot.run(), snapshot.object());
  }

  private static SnapshotEntry entry(KeptSnapshot snapshot, Opened opened, EntryPath path) {
    return opened
        .find(path)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.entry.missing",
                    "The snapshot has nothing at " + path + "." + hint(snapshot.content())));
  }

  private static String hint(SnapshotContent content) {
    return switch (content) {
      case FILES -> "";
      case VOLUMES ->
          " It holds whole volumes, each as one file; what lies in their file systems can't be"
              + " reached.";
    };
  }
}

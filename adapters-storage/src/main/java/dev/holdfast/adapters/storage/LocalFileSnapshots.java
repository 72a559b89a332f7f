package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.TenantRepositories.InUse;
import dev.holdfast.adapters.storage.source.LocalSelection;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.snapshot.Snapshot;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Files of this machine, stored in the tenants' repositories of the data folder. Linux alone, see
 * {@link LocalSelection}.
 *
 * <p>The calling thread walks through the files; those of the engine's environment read and store
 * them.
 */
public final class LocalFileSnapshots implements FileSnapshots {

  /**
   * What it works with.
   *
   * @param clock for the pace of questions
   * @param zone whose offset the times of files are stored with; restic stores the local one
   * @param workers how many files are read and stored at once: the number of processors, as a rule
   * @param counting runs what counts the files of a first backup beside it
   */
  public record Means(InstantSource clock, ZoneId zone, int workers, Executor counting) {}

  private final DataFolder folder;
  private final EngineSnapshotStore store;
  private final Means means;

  public LocalFileSnapshots(DataFolder folder, EngineSnapshotStore store, Means means) {
    this.folder = folder;
    this.store = store;
    this.means = means;
  }

  @Override
  public void check(FileSelection selection, AllowedRoots roots) {
    LocalSelection.check(selection, roots, folder.whereDataLies());
  }

  @Override
  public Outcome store(Order order, Watch watch) {
    ProblemList problems = new ProblemList(order.selection().ignorableErrors());
    WatchedBackup watched = new WatchedBackup(watch, means.clock(), problems);
    if (watched.isRequested()) {
      return new Outcome.Interrupted();
    }
    LocalSelection selection =
        LocalSelection.resolve(order.selection(), order.roots(), folder.whereDataLies(), problems);
    SourceBackup.Work work =
        new SourceBackup.Work(
            order.tenant(),
            order.label(),
            order.parent(),
            selection.tree(),
            selection.roots(),
            selection.filter(),
            selection.paths(),
            order.selection().globalExcludes(),
            null);
    return new SourceBackup(store, means).store(work, watched, problems);
  }

  @Override
  public Optional<Outcome.Stored> find(TenantId tenant, String tag) {
    return EngineFailures.call(
        tenant,
        () -> {
          Optional<InUse> found = store.repositories().find(tenant);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          try (InUse use = found.get()) {
            return use.repository().findByTag(tag).reversed().stream()
                .findFirst()
                .map(LocalFileSnapshots::stored);
          }
        });
  }

  private static Outcome.Stored stored(Snapshot snapshot) {
    Totals totals =
        snapshot
            .summary()
            .map(
                summary ->
                    new Totals(
                        summary.totalFilesProcessed(),
                        summary.filesNew() + summary.filesChanged(),
                        summary.dirsNew() + summary.dirsChanged() + summary.dirsUnmodified(),
                        summary.totalBytesProcessed(),
                        0,
                        summary.dataAddedPackedBytes()))
            .orElse(new Totals(0, 0, 0, 0, 0, 0));
    return new Outcome.Stored(
        new SnapshotId(snapshot.id().hex()), totals, new Problems(List.of(), 0, 0));
  }
}

package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.adapters.storage.volume.VolumeReading;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.engine.source.SourceFilter;
import java.util.List;
import java.util.Set;

/**
 * Volumes of this machine, stored in the tenants' repositories of the data folder. Linux alone.
 *
 * <p>Those of the engine's environment read and store them, each volume by one, whose chunks the
 * others compress and seal.
 */
public final class LocalVolumeSnapshots implements VolumeSnapshots {
  private final DataFolder folder;
  private final EngineSnapshotStore store;
  private final LocalFileSnapshots.Means means;

  public LocalVolumeSnapshots(
      DataFolder folder, EngineSnapshotStore store, LocalFileSnapshots.Means means) {
    this.folder = folder;
    this.store = store;
    this.means = means;
  }

  @Override
  public List<Volume> list(AllowedRoots roots) {
    return VolumeReading.listed(roots, folder.whereDataLies());
  }

  @Override
  public void check(VolumeSelection selection, AllowedRoots roots) {
    VolumeReading.check(selection, roots, folder.whereDataLies());
  }

  @Override
  public Outcome store(Order order, Watch watch) {
    ProblemList problems = new ProblemList(Set.of());
    WatchedBackup watched = new WatchedBackup(watch, means.clock(), problems);
    if (watched.isRequested()) {
      return new Outcome.Interrupted();
    }
    VolumeReading reading =
        VolumeReading.of(order.selection(), order.roots(), folder.whereDataLies(), problems);
    SourceBackup.Work work =
        new SourceBackup.Work(
            order.tenant(),
            order.label(),
            order.parent(),
            reading.tree(),
            reading.roots(),
            SourceFilter.ALL,
            reading.paths(),
            List.of(),
            reading.bytes());
    return new SourceBackup(store, means).store(work, watched, problems);
  }
}

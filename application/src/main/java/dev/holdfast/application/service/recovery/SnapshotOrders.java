package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileRestores.Destination;
import dev.holdfast.application.port.out.FileRestores.Options;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import java.time.Instant;
import java.util.List;

/** What is asked of the world for each snapshot of a recovery. */
record SnapshotOrders(RecoveryTools tools, Recovery recovery) {

  static Destination destination(FileTarget target) {
    SourcePath folder = target.folder();
    return folder == null ? new Destination.Original() : new Destination.Below(folder);
  }

  /** The order to bring files back. */
  FileRestores.Order files(
      RecoveredSnapshot snapshot, List<EntryPath> paths, FileTarget target, boolean isRetry) {
    return new FileRestores.Order(
        recovery.tenant(),
        snapshot.snapshot(),
        paths,
        destination(target),
        new AllowedRoots(tools.roots().of(recovery.tenant())),
        new Options(
            target.overwrites(),
            target.keepsAttributes(),
            target.keepsTimes(),
            target.keepsAccessLists()),
        recovery.job().toString(),
        isRetry);
  }

  /** The order to bring volumes back. */
  VolumeRestores.Order volumes(
      RecoveredSnapshot snapshot, List<VolumeMapping> volumes, boolean isRetry) {
    return new VolumeRestores.Order(
        recovery.tenant(),
        snapshot.snapshot(),
        volumes,
        new AllowedRoots(tools.roots().of(recovery.tenant())),
        recovery.job().toString(),
        isRetry);
  }

  /** The order to pack an archive. */
  Archives.Order archive(RecoveredSnapshot snapshot, List<EntryPath> paths, Instant expiry) {
    return new Archives.Order(recovery.tenant(), recovery.id(), snapshot.snapshot(), paths, expiry);
  }

  /** Removes what is not whole of the work that has begun and not ended. */
  void cleanUp() {
    for (RecoveredSnapshot snapshot : recovery.snapshots()) {
      if (snapshot.began() != null && !snapshot.state().isEnded()) {
        switch (recovery.task()) {
          case RecoveryTask.Files(var paths, FileTarget target) ->
              tools.files().cleanUp(files(snapshot, paths, target, true));
          case RecoveryTask.Download download ->
              tools.archives().remove(recovery.tenant(), recovery.id());
          case RecoveryTask.Volumes(var host, var volumes) ->
              tools.volumes().cleanUp(volumes(snapshot, volumes, true));
        }
      }
    }
  }
}

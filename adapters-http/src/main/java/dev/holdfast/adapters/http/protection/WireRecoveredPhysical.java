package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.FileTarget;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is, or was, brought back of physical hosts, as the contract writes it.
 *
 * @param recoveryAction the contract has no word for a download here, and requires one
 */
record WireRecoveredPhysical(
    List<OfSnapshot> objects,
    String recoveryAction,
    @Nullable Files recoverFileAndFolderParams,
    @Nullable Download downloadFileAndFolderParams,
    @Nullable Volumes recoverVolumeParams) {

  /** Of one snapshot. */
  record OfSnapshot(
      String snapshotId,
      String protectionGroupId,
      String protectionGroupName,
      long snapshotCreationTimeUsecs,
      WireObject objectInfo,
      String snapshotTargetType,
      String progressTaskId,
      String status,
      @Nullable Long startTimeUsecs,
      @Nullable Long endTimeUsecs,
      @Nullable List<String> messages,
      @Nullable Long bytesRestored) {}

  /** Files and folders to a disk. */
  record Files(
      List<WireRecoveredPath> filesAndFolders,
      String targetEnvironment,
      Target physicalTargetParams) {}

  /** Where to, and how. */
  record Target(
      Host recoverTarget,
      boolean restoreToOriginalPaths,
      boolean overwriteExisting,
      @Nullable String alternateRestoreDirectory,
      boolean preserveAttributes,
      boolean preserveTimestamps,
      boolean preserveAcls,
      boolean continueOnError,
      boolean saveSuccessFiles) {}

  /** The host whose disk it is. */
  record Host(long id) {}

  /**
   * Files and folders in an archive.
   *
   * @param expiryTimeUsecs from then on it is gone; absent until it is packed
   */
  record Download(@Nullable Long expiryTimeUsecs, List<WireRecoveredPath> filesAndFolders) {}

  /** Volumes to devices or image files. */
  record Volumes(String targetEnvironment, VolumeTarget physicalTargetParams) {}

  /** Where to. */
  record VolumeTarget(
      Host mountTarget,
      List<WireRecoverVolumes.Mapping> volumeMapping,
      boolean forceUnmountVolume) {}

  static WireRecoveredPhysical of(Recovery recovery, List<RecoveredEntry> told, WireIds ids) {
    return new WireRecoveredPhysical(
        snapshots(recovery, told, ids),
        recovery.task() instanceof RecoveryTask.Volumes
            ? RecoveryFilters.RECOVER_VOLUMES
            : RecoveryFilters.RECOVER_FILES,
        recovery.task() instanceof RecoveryTask.Files files ? files(recovery, files, told) : null,
        recovery.task() instanceof RecoveryTask.Download some
            ? download(recovery, some, told)
            : null,
        recovery.task() instanceof RecoveryTask.Volumes volumes ? volumes(volumes) : null);
  }

  private static List<OfSnapshot> snapshots(
      Recovery recovery, List<RecoveredEntry> told, WireIds ids) {
    List<OfSnapshot> all = new ArrayList<>();
    for (RecoveredSnapshot snapshot : recovery.snapshots()) {
      List<String> messages = messages(recovery.task(), snapshot, told);
      all.add(of(snapshot, messages, TaskPath.of(recovery.id(), all.size()), ids));
    }
    return all;
  }

  /** Files say themselves what became of them; the contract lets volumes say nothing. */
  private static List<String> messages(
      RecoveryTask task, RecoveredSnapshot snapshot, List<RecoveredEntry> told) {
    List<String> messages = new ArrayList<>();
    if (snapshot.state() instanceof RecoveryState.Ended ended && !ended.message().isEmpty()) {
      messages.add(ended.message());
    }
    if (task instanceof RecoveryTask.Volumes) {
      told.stream().map(WireRecoveredPath::sentence).forEach(messages::add);
    }
    return messages;
  }

  private static OfSnapshot of(
      RecoveredSnapshot snapshot, List<String> messages, TaskPath path, WireIds ids) {
    boolean isEnded = snapshot.state().isEnded();
    return new OfSnapshot(
        new SnapshotName(snapshot.run(), snapshot.object()).id(),
        ids.of(snapshot.group()),
        snapshot.groupName(),
        WireMicros.of(snapshot.taken()),
        WireObject.of(snapshot.object(), snapshot.objectName(), OsType.LINUX),
        ObjectSnapshotsResponse.LOCAL,
        path.toString(),
        Words.of(snapshot.state().status()),
        WireMicros.ofNullable(snapshot.began()),
        snapshot.state() instanceof RecoveryState.Ended ended
            ? (Long) WireMicros.of(ended.at())
            : null,
        messages.isEmpty() ? null : messages,
        isEnded ? (Long) snapshot.totals().bytesWritten() : null);
  }

  private static Files files(
      Recovery recovery, RecoveryTask.Files files, List<RecoveredEntry> told) {
    FileTarget target = files.target();
    @Nullable SourcePath folder = target.folder();
    return new Files(
        WireRecoveredPath.of(recovery, files.paths(), folder, told),
        SourceRequest.PHYSICAL,
        new Target(
            new Host(target.host().number()),
            folder == null,
            target.overwrites(),
            folder == null ? null : folder.value(),
            target.keepsAttributes(),
            target.keepsTimes(),
            target.keepsAccessLists(),
            !target.endsAtFailure(),
            false));
  }

  private static Volumes volumes(RecoveryTask.Volumes volumes) {
    return new Volumes(
        SourceRequest.PHYSICAL,
        new VolumeTarget(
            new Host(volumes.host().number()),
            volumes.volumes().stream().map(WireRecoverVolumes.Mapping::of).toList(),
            false));
  }

  private static Download download(
      Recovery recovery, RecoveryTask.Download some, List<RecoveredEntry> told) {
    @Nullable Archive archive = recovery.archive();
    return new Download(
        archive == null ? null : (Long) WireMicros.of(archive.expiry()),
        WireRecoveredPath.of(recovery, some.paths(), null, told));
  }
}

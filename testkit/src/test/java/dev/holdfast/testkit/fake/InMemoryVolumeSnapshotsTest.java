package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.testkit.contract.VolumeSnapshotsContract;

final class InMemoryVolumeSnapshotsTest extends VolumeSnapshotsContract {
  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  private final InMemoryVolumeSnapshots volumes = new InMemoryVolumeSnapshots(store);
  private final InMemoryFileSnapshots files = new InMemoryFileSnapshots(store);

  @Override
  protected VolumeSnapshots volumes() {
    return volumes;
  }

  @Override
  protected FileSnapshots snapshots() {
    return files;
  }

  @Override
  protected String folder() {
    return "/machine";
  }

  @Override
  protected void makeImage(String path, String content) {
    volumes.putImage(path, content);
  }
}

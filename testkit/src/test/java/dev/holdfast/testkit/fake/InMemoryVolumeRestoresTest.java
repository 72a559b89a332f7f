package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.testkit.contract.VolumeRestoresContract;
import java.util.Optional;

final class InMemoryVolumeRestoresTest extends VolumeRestoresContract {
  private final InMemoryVolumeSnapshots volumes =
      new InMemoryVolumeSnapshots(new InMemorySnapshotStore());
  private final InMemoryVolumeRestores restores = new InMemoryVolumeRestores(volumes);

  @Override
  protected VolumeRestores restores() {
    return restores;
  }

  @Override
  protected VolumeSnapshots volumes() {
    return volumes;
  }

  @Override
  protected String folder() {
    return "/machine";
  }

  @Override
  protected void makeImage(String path, String content) {
    volumes.putImage(path, content);
  }

  @Override
  protected Optional<String> readImage(String path) {
    return volumes.content(path);
  }
}

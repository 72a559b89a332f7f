package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.PosixDevice;
import dev.holdfast.adapters.storage.source.GuardedTarget;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.WholeFiles;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where a volume comes back to, checked and free. */
public sealed interface VolumeDestination {

  /** Somebody who brings a volume back to an open target. */
  @FunctionalInterface
  interface Work {
    /** Brings it back; on return it is verified. */
    void to(Opened opened) throws IOException;
  }

  /**
   * An open destination.
   *
   * @param target where the volume has the name that it has in the snapshot
   * @param isInPlace whether the target's own content is changed, rather than replaced when all of
   *     it is there
   * @param isChanged whether that may have happened by now
   */
  record Opened(RestoreTarget target, boolean isInPlace, BooleanSupplier isChanged) {}

  /**
   * Opens it, has the work done and makes the outcome durable.
   *
   * @param stored what the volume is called in the snapshot
   * @param bytes of the volume
   * @throws IOException if it can't be used, or is too small; nothing was written then
   */
  void open(NodeName stored, long bytes, Work work) throws IOException;

  /** By which it is told apart from others. */
  Object place();

  /** Removes what a try before has left that is not whole. */
  void removeLeft(WholeFiles whole) throws IOException;

  /** A device, in place. */
  record ToDevice(LocalVolumes volumes, LocalVolume.Device device) implements VolumeDestination {
    @Override
    public void open(NodeName stored, long bytes, Work work) throws IOException {
      if (bytes > device.bytes()) {
        throw new FileSystemException(
            "",
            null,
            "its destination %s has %d bytes, and the volume has %d"
                .formatted(device.path(), device.bytes(), bytes));
      }
      PosixDevice opened = Devices.toWrite(volumes.check(), device);
      try (DeviceTarget target = new DeviceTarget(opened, stored, bytes)) {
        try {
          work.to(new Opened(target, true, target::isWritten));
        } finally {
          target.sync();
        }
      }
    }

    @Override
    public Object place() {
      return device.number();
    }

    @Override
    public void removeLeft(WholeFiles whole) {
      // What is in place leaves nothing beside.
    }
  }

  /** An image file that can't be replaced, in place. */
  record ToNamedImage(PlaceCheck check, LocalVolume.Image image) implements VolumeDestination {
    @Override
    public void open(NodeName stored, long bytes, Work work) throws IOException {
      NamedImageTarget target = new NamedImageTarget(check, image.place(), stored);
      try {
        work.to(new Opened(target, true, () -> true));
      } finally {
        target.sync();
      }
    }

    @Override
    public Object place() {
      return image.path();
    }

    @Override
    public void removeLeft(WholeFiles whole) {
      // What is in place leaves nothing beside.
    }
  }

  /** An image file, as a whole. */
  record ToImage(SourcePath path, GuardedTarget folder, NodeName name)
      implements VolumeDestination {
    @Override
    public void open(NodeName stored, long bytes, Work work) throws IOException {
      work.to(new Opened(new ImageTarget(folder, stored, name), false, () -> false));
      folder.sync();
    }

    @Override
    public Object place() {
      return path;
    }

    @Override
    public void removeLeft(WholeFiles whole) throws IOException {
      Optional<TargetDirectory> there = folder.rootIfThere();
      if (there.isPresent()) {
        try (TargetDirectory directory = there.get()) {
          List<NodeName> left = directory.names().stream().filter(whole::isUnfinished).toList();
          for (NodeName one : left) {
            directory.removeFile(one);
          }
        }
      }
    }
  }
}

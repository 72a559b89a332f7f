package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.source.Place;
import dev.holdfast.adapters.storage.source.PlaceCheck;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image file that an operator has named itself, while the folder that it lies in is nobody's to
 * write to: so it can't be replaced, and is written in place, as a device is.
 *
 * @param place of the image
 * @param stored what the volume is called in the snapshot
 */
record NamedImageTarget(PlaceCheck check, Place place, NodeName stored) implements RestoreTarget {

  @Override
  public TargetDirectory root() throws IOException {
    return new Folder(check.openAbove(place));
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    return Optional.of(root());
  }

  void sync() throws IOException {
    try (MountedDirectory folder = check.openAbove(place)) {
      folder.sync();
    }
  }

  private final class Folder extends OneFileDirectory {
    private final MountedDirectory mounted;
    private final TargetDirectory directory;

    Folder(MountedDirectory mounted) {
      this.mounted = mounted;
      this.directory = mounted.target();
    }

    @Override
    public List<NodeName> names() {
      return List.of(stored);
    }

    @Override
    public Optional<FileStatus> status(NodeName asked) throws IOException {
      return directory.status(place.names().getLast());
    }

    @Override
    public TargetFile openFile(NodeName asked) throws IOException {
      return directory.openFile(place.names().getLast());
    }

    /** It keeps its own. */
    @Override
    public List<String> apply(NodeName asked, Attributes attributes) {
      return List.of();
    }

    @Override
    public List<String> apply(Attributes attributes) {
      return List.of();
    }

    @Override
    public void close() {
      mounted.close();
    }
  }
}

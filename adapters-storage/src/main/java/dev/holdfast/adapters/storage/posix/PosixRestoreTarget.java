package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.TargetFolder;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder on this machine, into which trees are restored. */
public final class PosixRestoreTarget implements RestoreTarget {
  private final Path root;

  /**
   * Begins with nothing open, and makes nothing.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public PosixRestoreTarget(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public TargetDirectory root() throws IOException {
    TargetFolder.make(root);
    return new PosixTargetDirectory(new Descriptor(RootPath.open(root)));
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    try {
      return Optional.of(new PosixTargetDirectory(new Descriptor(RootPath.open(root))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

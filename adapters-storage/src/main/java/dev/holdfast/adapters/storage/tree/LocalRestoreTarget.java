package dev.holdfast.adapters.storage.tree;

import dev.holdfast.adapters.storage.os.portable.PortableRestoreTarget;
import dev.holdfast.adapters.storage.posix.PosixRestoreTarget;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of this machine into which trees are restored; what is written survives a crash of the
 * process, and one of the machine as the system sees fit: nothing is forced to the disk.
 *
 * <p>On Linux (x86-64, aarch64) by the system's own calls, which need {@code
 * --enable-native-access}; elsewhere by the JDK's, which can do less: see {@link
 * PortableRestoreTarget}. Safe for use by many threads.
 */
public final class LocalRestoreTarget implements RestoreTarget {
  private final RestoreTarget target;

  /**
   * Begins with nothing open, and makes nothing.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public LocalRestoreTarget(Path root) {
    this.target =
        PosixSourceTree.isSupported()
            ? new PosixRestoreTarget(root)
            : new PortableRestoreTarget(root);
  }

  @Override
  public TargetDirectory root() throws IOException {
    return target.root();
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    return target.rootIfThere();
  }
}

package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.TargetFolder;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder into which trees are restored, by the JDK's calls. What it can't do:
 *
 * <ul>
 *   <li>hold a directory: it is its path, so what another puts in its place meanwhile is written
 *       to, were it a link: nobody else may write to the target;
 *   <li>make pipes, sockets and device nodes;
 *   <li>set extended attributes other than those of users, or of links; remove any;
 *   <li>give owners and permissions where the JDK does not know a Unix.
 * </ul>
 */
public final class PortableRestoreTarget implements RestoreTarget {
  private final Path root;

  /**
   * Begins with nothing open, and makes nothing.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public PortableRestoreTarget(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public TargetDirectory root() throws IOException {
    TargetFolder.make(root);
    return new PortableTargetDirectory(new Folder(root.toRealPath()));
  }

  @Override
  public Optional<TargetDirectory> rootIfThere() throws IOException {
    try {
      return Optional.of(new PortableTargetDirectory(new Folder(root.toRealPath())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder and all that lies in it, by the JDK's calls. What it can't do:
 *
 * <ul>
 *   <li>hold a directory: it is its path, so one that another takes the place of while it is read
 *       is read instead, links on the way included; and paths can't be longer than the system
 *       allows;
 *   <li>say the names of owners, or read extended attributes other than those of users, or of
 *       links;
 *   <li>be sure not to wait for a pipe that takes a file's place between a look and its opening;
 *   <li>leave the times of access alone;
 *   <li>say owners, permissions and identities where the JDK does not know a Unix.
 * </ul>
 */
public final class PortableSourceTree implements SourceTree {
  private final Path root;

  /**
   * Begins with nothing open.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public PortableSourceTree(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public SourceDirectory root() throws IOException {
    return new PortableSourceDirectory(new Folder(root.toRealPath()));
  }

  @Override
  public Owner owner(long userId, long groupId) {
    return new Owner(userId, groupId, "", "");
  }
}

package dev.holdfast.adapters.storage.tree;

import dev.holdfast.adapters.storage.os.portable.PortableSourceTree;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder of this machine and all that lies in it, to be backed up.
 *
 * <p>On Linux (x86-64, aarch64) by the system's own calls, which need {@code
 * --enable-native-access}; elsewhere by the JDK's, which can do less: see {@link
 * PortableSourceTree}. Safe for use by many threads.
 */
public final class LocalSourceTree implements SourceTree {
  private final SourceTree tree;

  /**
   * Begins with nothing open.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public LocalSourceTree(Path root) {
    this.tree =
        PosixSourceTree.isSupported() ? new PosixSourceTree(root) : new PortableSourceTree(root);
  }

  @Override
  public SourceDirectory root() throws IOException {
    return tree.root();
  }

  @Override
  public Owner owner(long userId, long groupId) {
    return tree.owner(userId, groupId);
  }
}

package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.Path;

/** A folder and all that lies in it, on this machine. */
public final class PosixSourceTree implements SourceTree {
  private final Path root;
  private final AccountNames names = new AccountNames();

  /**
   * Begins with nothing open.
   *
   * @param root followed where it is a link; what lies in it is not
   */
  public PosixSourceTree(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** Whether trees can be reached this way on this machine. */
  public static boolean isSupported() {
    return KernelTrial.PASSED;
  }

  @Override
  public SourceDirectory root() throws IOException {
    return new PosixSourceDirectory(new Descriptor(RootPath.open(root)));
  }

  @Override
  public Owner owner(long userId, long groupId) {
    return new Owner(userId, groupId, names.user(userId), names.group(groupId));
  }
}

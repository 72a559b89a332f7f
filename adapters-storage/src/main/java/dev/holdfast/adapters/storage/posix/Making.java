package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Makes and removes names in open directories. */
final class Making {
  private static final int OWNER_DIRECTORY = 0700;
  private static final int OWNER_FILE = 0600;

  /** {@code AT_REMOVEDIR}. */
  private static final int DIRECTORY = 0x200;

  /** {@code RENAME_NOREPLACE}. */
  private static final int NO_REPLACE = 1;

  private Making() {}

  static void directory(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = path(scratch, name);
    check(Kernel.call(scratch, SystemCall.MKDIRAT, parent, path, OWNER_DIRECTORY, 0, 0), name);
  }

  static void symlink(Scratch scratch, int parent, NodeName name, ByteString target)
      throws IOException {
    if (target.isEmpty() || target.contains('\0')) {
      throw new FileSystemException(
          name.toString(), null, "A symbolic link can't lead to an empty path or hold a zero byte");
    }
    long path = path(scratch, name);
    long content = scratch.otherPath(target);
    check(content, name);
    check(Kernel.call(scratch, SystemCall.SYMLINKAT, content, parent, path, 0, 0), name);
  }

  /**
   * Makes a pipe, a socket or a device node.
   *
   * @param device as in a status; the kernel takes its lower 32 bits, in the same packing
   */
  static void node(Scratch scratch, int parent, NodeName name, int type, long device)
      throws IOException {
    long path = path(scratch, name);
    if (device >>> Integer.SIZE != 0) {
      throw new FileSystemException(
          name.toString(), null, "Linux has no device of so high a number: " + device);
    }
    int mode = type | OWNER_FILE;
    check(Kernel.call(scratch, SystemCall.MKNODAT, parent, path, mode, device, 0), name);
  }

  /** Gives the file, or the link itself, a second name. */
  static void link(Scratch scratch, int from, NodeName existing, int parent, NodeName name)
      throws IOException {
    long path = path(scratch, existing);
    long other = scratch.otherPath(name.raw());
    check(other, name);
    check(Kernel.call(scratch, SystemCall.LINKAT, from, path, parent, other, 0), name);
  }

  /**
   * Gives a file another name in the same directory.
   *
   * @param replaces whether what bears that name goes
   */
  static void rename(Scratch scratch, int parent, NodeName name, NodeName newName, boolean replaces)
      throws IOException {
    long path = path(scratch, name);
    long other = scratch.otherPath(newName.raw());
    check(other, newName);
    int flags = replaces ? 0 : NO_REPLACE;
    long answer = Kernel.call(scratch, SystemCall.RENAMEAT2, parent, path, parent, other, flags);
    if (answer == -Errno.INVALID && !replaces) {
      answer = renameIfFree(scratch, parent, name, newName);
    }
    check(answer, newName);
  }

  /** For file systems that can't look and rename at one go, as some of networks. */
  private static long renameIfFree(Scratch scratch, int parent, NodeName name, NodeName newName)
      throws IOException {
    if (Statx.look(scratch, parent, newName) != -Errno.NOT_FOUND) {
      return -Errno.EXISTS;
    }
    long path = path(scratch, name);
    long other = scratch.otherPath(newName.raw());
    return Kernel.call(scratch, SystemCall.RENAMEAT2, parent, path, parent, other, 0);
  }

  static void removeFile(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = path(scratch, name);
    check(Kernel.call(scratch, SystemCall.UNLINKAT, parent, path, 0, 0, 0), name);
  }

  static void removeDirectory(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = path(scratch, name);
    check(Kernel.call(scratch, SystemCall.UNLINKAT, parent, path, DIRECTORY, 0, 0), name);
  }

  private static long path(Scratch scratch, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    check(path, name);
    return path;
  }

  private static void check(long answer, NodeName name) throws IOException {
    if (answer < 0) {
      throw Errno.failure(answer, name);
    }
  }
}

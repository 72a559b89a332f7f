package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * Opens names in open directories; never through a link, and never waiting for a pipe's other end.
 * Source of the flags: {@code asm-generic/fcntl.h}.
 */
final class Opening {
  static final int READ_WRITE = 02;
  static final int CREATE = 0100;
  static final int EXCLUSIVE = 0200;
  private static final int NO_TERMINAL = 0400;
  private static final int NO_WAITING = 04000;
  private static final int NO_ACCESS_TIME = 01000000;
  private static final int CLOSE_ON_EXECUTE = 02000000;

  /** {@code O_PATH}: a hold on the file itself, whatever it is, without its content. */
  private static final int HOLD = 010000000;

  private static final int OWNER_FILE = 0600;

  private Opening() {}

  /** Opens a directory for reading; its time of access stays, where the system allows that. */
  static int directory(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    long opened = openUnseen(scratch, parent, path, Kernel.MACHINE.directoryFlag | noFollow());
    return checked(opened, name);
  }

  /** Takes hold of a directory, to look up names in it, without the right to list them. */
  static int heldDirectory(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    int flags = HOLD | Kernel.MACHINE.directoryFlag | noFollow();
    return checked(open(scratch, parent, path, flags), name);
  }

  /** Opens the root of a tree; the last place where links are followed. */
  static int root(Scratch scratch, long path, String words) throws IOException {
    long opened = openUnseen(scratch, Statx.WORKING_FOLDER, path, Kernel.MACHINE.directoryFlag);
    if (opened < 0) {
      throw Errno.failure(opened, words);
    }
    return (int) opened;
  }

  /** Opens a regular file for reading, and leaves its status in the scratch memory. */
  static int fileToRead(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    long opened = openUnseen(scratch, parent, path, NO_WAITING | NO_TERMINAL | noFollow());
    return regular(scratch, checked(opened, name), name);
  }

  /** Opens a regular file for reading and writing. */
  static int fileToWrite(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    long opened = open(scratch, parent, path, READ_WRITE | NO_WAITING | NO_TERMINAL | noFollow());
    return regular(scratch, checked(opened, name), name);
  }

  /** Opens a block device for reading, and leaves its status in the scratch memory. */
  static int deviceToRead(Scratch scratch, int parent, NodeName name) throws IOException {
    return device(scratch, parent, name, 0);
  }

  /**
   * Opens a block device for reading and writing, and leaves its status in the scratch memory.
   * Linux refuses that while a file system or anything else holds the device, and from then on
   * nothing else can hold it: see {@code O_EXCL} in {@code open(2)}.
   */
  static int deviceToWrite(Scratch scratch, int parent, NodeName name) throws IOException {
    return device(scratch, parent, name, READ_WRITE | EXCLUSIVE);
  }

  private static int device(Scratch scratch, int parent, NodeName name, int flags)
      throws IOException {
    long path = scratch.path(name.raw());
    long opened = open(scratch, parent, path, flags | NO_TERMINAL | noFollow());
    int descriptor = checked(opened, name);
    return of(scratch, descriptor, name, Modes.BLOCK_DEVICE, "It is not a block device");
  }

  /** Makes a regular file. */
  static int newFile(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    return checked(open(scratch, parent, path, READ_WRITE | CREATE | EXCLUSIVE | noFollow()), name);
  }

  /** Takes hold of what bears a name, were it a link. */
  static int hold(Scratch scratch, int parent, NodeName name) throws IOException {
    long path = scratch.path(name.raw());
    return checked(open(scratch, parent, path, HOLD | noFollow()), name);
  }

  private static int regular(Scratch scratch, int descriptor, NodeName name) throws IOException {
    return of(scratch, descriptor, name, Modes.FILE, "It is not a regular file");
  }

  private static int of(Scratch scratch, int descriptor, NodeName name, int type, String refusal)
      throws IOException {
    long answer = Statx.look(scratch, descriptor);
    if (answer < 0) {
      Descriptor.release(descriptor);
      throw Errno.failure(answer, name);
    }
    if ((Statx.mode(scratch.statx) & Modes.TYPE) != type) {
      Descriptor.release(descriptor);
      throw new FileSystemException(name.toString(), null, refusal);
    }
    return descriptor;
  }

  /** Only the owner and root may read without a trace; all others read as usual. */
  private static long openUnseen(Scratch scratch, int parent, long path, int flags) {
    long opened = open(scratch, parent, path, flags | NO_ACCESS_TIME);
    return opened == -Errno.NOT_PERMITTED ? open(scratch, parent, path, flags) : opened;
  }

  private static long open(Scratch scratch, int parent, long path, int flags) {
    if (path < 0) {
      return path;
    }
    return Kernel.call(
        scratch, SystemCall.OPENAT, parent, path, flags | CLOSE_ON_EXECUTE, OWNER_FILE, 0);
  }

  private static int checked(long opened, NodeName name) throws IOException {
    if (opened < 0) {
      throw Errno.failure(opened, name);
    }
    return (int) opened;
  }

  private static int noFollow() {
    return Kernel.MACHINE.noFollowFlag;
  }
}

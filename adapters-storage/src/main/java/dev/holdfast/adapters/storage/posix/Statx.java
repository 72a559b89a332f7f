package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;

/** Reads the status of files. Source of the layout: {@code linux/stat.h}. */
final class Statx {
  /** {@code AT_FDCWD}. */
  static final int WORKING_FOLDER = -100;

  /** {@code AT_SYMLINK_NOFOLLOW}. */
  static final int NO_FOLLOW = 0x100;

  /** {@code AT_EMPTY_PATH}: the file is the one that is open. */
  static final int EMPTY_PATH = 0x1000;

  /** {@code AT_NO_AUTOMOUNT}: looking at a folder does not mount what could be there. */
  private static final int NO_AUTOMOUNT = 0x800;

  /** {@code STATX_BASIC_STATS}. */
  private static final int BASIC = 0x7ff;

  /** {@code STATX_MNT_ID}: since Linux 5.8. */
  private static final int MOUNT_ID = 0x1000;

  private static final int ANSWERED = 0;

  private static final int LINKS = 16;
  private static final int USER = 20;
  private static final int GROUP = 24;
  private static final int MODE = 28;
  private static final int INODE = 32;
  private static final int SIZE = 40;
  private static final int ACCESSED = 64;
  private static final int CHANGED = 96;
  private static final int MODIFIED = 112;
  private static final int OWN_DEVICE = 128;
  private static final int DEVICE = 136;
  private static final int MOUNT = 144;
  private static final int NANOSECONDS = 8;

  private static final long NANOSECONDS_MAX = 999_999_999L;

  private Statx() {}

  /** The status of a name in a directory; of a link itself. */
  static FileStatus of(Scratch scratch, int directory, NodeName name) throws IOException {
    long answer = look(scratch, directory, name);
    if (answer < 0) {
      throw Errno.failure(answer, name);
    }
    return status(scratch.statx);
  }

  /** The status of what is open. */
  static FileStatus of(Scratch scratch, int descriptor) throws IOException {
    long answer = look(scratch, descriptor);
    if (answer < 0) {
      throw Errno.failure(answer);
    }
    return status(scratch.statx);
  }

  /** As {@link #of}, but leaves the status where it is: 0 or the errno below zero. */
  static long look(Scratch scratch, int directory, NodeName name) {
    long path = scratch.path(name.raw());
    return path < 0 ? path : call(scratch, directory, path, NO_FOLLOW | NO_AUTOMOUNT);
  }

  /** As {@link #of}, but leaves the status where it is: 0 or the errno below zero. */
  static long look(Scratch scratch, int descriptor) {
    return call(scratch, descriptor, scratch.emptyPath(), EMPTY_PATH);
  }

  static long call(Scratch scratch, int directory, long path, int flags) {
    long target = scratch.statx.address();
    return Kernel.call(scratch, SystemCall.STATX, directory, path, flags, BASIC | MOUNT_ID, target);
  }

  /** Type and permissions of what was looked at last, as {@code st_mode}. */
  static int mode(MemorySegment statx) {
    return statx.get(ValueLayout.JAVA_SHORT, MODE) & 0xffff;
  }

  /** The id of the mount on which lies what was looked at last, as {@code mountinfo} has it. */
  static long mount(MemorySegment statx) throws IOException {
    if ((statx.get(ValueLayout.JAVA_INT, ANSWERED) & MOUNT_ID) == 0) {
      throw new IOException("The system does not tell mounts apart; Linux does so since 5.8");
    }
    return statx.get(ValueLayout.JAVA_LONG, MOUNT);
  }

  /** What was looked at last. */
  static FileStatus status(MemorySegment statx) {
    int mode = mode(statx);
    int type = mode & Modes.TYPE;
    boolean device = type == Modes.BLOCK_DEVICE || type == Modes.CHARACTER_DEVICE;
    return new FileStatus(
        Modes.fromSystem(mode),
        statx.get(ValueLayout.JAVA_LONG, SIZE),
        time(statx, MODIFIED),
        time(statx, ACCESSED),
        time(statx, CHANGED),
        unsigned(statx, USER),
        unsigned(statx, GROUP),
        new FileIdentity(statx.get(ValueLayout.JAVA_LONG, INODE), device(statx, DEVICE)),
        unsigned(statx, LINKS),
        device ? device(statx, OWN_DEVICE) : 0);
  }

  private static Instant time(MemorySegment statx, int at) {
    long seconds = statx.get(ValueLayout.JAVA_LONG, at);
    long nanoseconds = unsigned(statx, at + NANOSECONDS);
    long bounded = Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
    return Instant.ofEpochSecond(bounded, Math.min(nanoseconds, NANOSECONDS_MAX));
  }

  /** Two numbers in one, as the C library's {@code makedev} packs them. */
  private static long device(MemorySegment statx, int at) {
    long major = unsigned(statx, at);
    long minor = unsigned(statx, at + Integer.BYTES);
    return (major & 0xffff_f000L) << 32
        | (major & 0xfff) << 8
        | (minor & 0xffff_ff00L) << 12
        | (minor & 0xff);
  }

  private static long unsigned(MemorySegment statx, int at) {
    return statx.get(ValueLayout.JAVA_INT, at) & 0xffff_ffffL;
  }
}

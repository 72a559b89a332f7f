package dev.holdfast.adapters.storage.posix;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives one file its attributes through one descriptor that holds it, so that all of them reach the
 * same file, whatever happens to its name.
 *
 * <p>The order matters: a change of owner takes away the bits that run a program as its owner, and
 * its capabilities; extended attributes can only be set while the mode lets the owner write; and a
 * change of any may move the times.
 *
 * <p>Where a call by descriptor fails, for whatever reason, it is made by the path under {@code
 * /proc/self/fd}, which every Linux knows, but which takes five times as long.
 */
final class AttributeSetter {
  /** Stands for an owner that stays: {@code (uid_t) -1}. */
  private static final long KEEP = 0xffff_ffffL;

  private static final int NANOSECONDS_AT = 8;
  private static final int MODIFIED_AT = 16;

  /** The system's own labels: not a file's, unless they were backed up with it. */
  private static final String LABELS = "security.";

  private static final String CAPABILITY = "security.capability";

  private final Scratch scratch;
  private final int file;
  private final List<String> refused = new ArrayList<>();

  /** Reads the extended attributes that the file has; what they are is only compared. */
  @FunctionalInterface
  interface Present {
    List<ExtendedAttribute> read() throws IOException;
  }

  private AttributeSetter(Scratch scratch, int file) {
    this.scratch = scratch;
    this.file = file;
  }

  /** Sets what differs; in words, what could not be set. */
  static List<String> apply(Scratch scratch, int file, Attributes wanted, Present present)
      throws IOException {
    AttributeSetter setter = new AttributeSetter(scratch, file);
    FileStatus now = Statx.of(scratch, file);
    boolean owned = setter.owner(now, wanted.owner());
    setter.extended(present, wanted.extended());
    setter.mode(now, wanted, owned);
    setter.times(now, wanted.times().modified(), wanted.times().accessed());
    return List.copyOf(setter.refused);
  }

  /** Whether the file has its owner and group then. */
  private boolean owner(FileStatus now, Owner wanted) {
    if (now.userId() == wanted.userId() && now.groupId() == wanted.groupId()) {
      return true;
    }
    long answer = own(wanted.userId(), wanted.groupId());
    if (answer < 0 && now.groupId() != wanted.groupId() && now.userId() != wanted.userId()) {
      own(KEEP, wanted.groupId());
    }
    return done(answer, "owner " + wanted.userId() + ":" + wanted.groupId());
  }

  private long own(long user, long group) {
    return Kernel.call(
        scratch, SystemCall.FCHOWNAT, file, scratch.emptyPath(), user, group, Statx.EMPTY_PATH);
  }

  /**
   * A file that could not be given away does not get the bits that run it as its owner: they were
   * another's.
   */
  private void mode(FileStatus now, Attributes wanted, boolean owned) {
    if (now.mode().isSymlink()) {
      return;
    }
    int bits = Modes.toSystem(wanted.mode());
    int special = bits & (Modes.SET_USER_ID | Modes.SET_GROUP_ID);
    if (!owned && special != 0 && !now.isDirectory()) {
      bits -= special;
      refused.add("set-user-id and set-group-id: left out, since the owner is another");
    }
    boolean cleared = owned && changesOwner(now, wanted.owner());
    if (cleared || bits != Modes.toSystem(now.mode())) {
      done(chmod(bits), "mode " + Integer.toOctalString(bits));
      checkGroupBit(bits);
    }
  }

  private long chmod(int bits) {
    long answer =
        Kernel.call(
            scratch, SystemCall.FCHMODAT2, file, scratch.emptyPath(), bits, Statx.EMPTY_PATH, 0);
    return answer == 0
        ? answer
        : Kernel.call(
            scratch, SystemCall.FCHMODAT, Statx.WORKING_FOLDER, scratch.pathOf(file), bits, 0, 0);
  }

  /** The system drops this bit without a word where the user is not of the file's group. */
  private void checkGroupBit(int bits) {
    if ((bits & Modes.SET_GROUP_ID) != 0
        && Statx.look(scratch, file) == 0
        && (Statx.mode(scratch.statx) & Modes.SET_GROUP_ID) == 0) {
      refused.add("set-group-id: the user is not of the file's group");
    }
  }

  private static boolean changesOwner(FileStatus now, Owner wanted) {
    return now.userId() != wanted.userId() || now.groupId() != wanted.groupId();
  }

  private void extended(Present present, List<ExtendedAttribute> wanted) {
    try {
      replace(present.read(), wanted);
    } catch (IOException e) {
      refused.add("extended attributes: " + e.getMessage());
    }
  }

  private void replace(List<ExtendedAttribute> present, List<ExtendedAttribute> wanted) {
    if (wanted.isEmpty() && present.isEmpty()) {
      return;
    }
    Map<String, ExtendedAttribute> rest = new HashMap<>();
    present.forEach(attribute -> rest.put(attribute.name(), attribute));
    for (ExtendedAttribute attribute : wanted) {
      if (!attribute.equals(rest.remove(attribute.name()))) {
        done(
            ExtendedAttributes.set(scratch, file, attribute),
            "extended attribute " + attribute.name());
      }
    }
    for (String name : rest.keySet()) {
      if (!name.startsWith(LABELS) || name.equals(CAPABILITY)) {
        done(
            ExtendedAttributes.remove(scratch, file, name),
            "extended attribute " + name + ", which is to go");
      }
    }
  }

  private void times(FileStatus now, OffsetDateTime modified, OffsetDateTime accessed) {
    if (now.modified().equals(modified.toInstant())
        && now.accessed().equals(accessed.toInstant())) {
      return;
    }
    MemorySegment times = scratch.times;
    put(times, 0, accessed);
    put(times, MODIFIED_AT, modified);
    long answer = utimens(file, scratch.emptyPath(), Statx.EMPTY_PATH);
    done(answer == 0 ? answer : utimens(Statx.WORKING_FOLDER, scratch.pathOf(file), 0), "times");
  }

  private long utimens(int directory, long path, int flags) {
    long times = scratch.times.address();
    return Kernel.call(scratch, SystemCall.UTIMENSAT, directory, path, times, flags, 0);
  }

  private static void put(MemorySegment times, int at, OffsetDateTime time) {
    times.set(ValueLayout.JAVA_LONG, at, time.toEpochSecond());
    times.set(ValueLayout.JAVA_LONG, at + NANOSECONDS_AT, time.getNano());
  }

  private boolean done(long answer, String what) {
    if (answer < 0) {
      refused.add(what + ": " + Errno.words((int) -answer));
    }
    return answer >= 0;
  }
}

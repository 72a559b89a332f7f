package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Reads and sets extended attributes. Most files have none, so what counts is the call that lists
 * them; values are reached by a path under {@code /proc/self/fd}, since the calls by descriptor do
 * not take one that only holds a link, a pipe or a device.
 *
 * <p>A value has at most 64 KiB on Linux, and the names together have as many ({@code
 * linux/limits.h}): the scratch memory holds either.
 */
final class ExtendedAttributes {
  /** Asked for first: the kernel takes as much memory for each call as the caller offers. */
  private static final int FEW_BYTES = 512;

  private static final ByteString ROOT = ByteString.utf8("/");

  private ExtendedAttributes() {}

  /** Of a name in a directory; of a link itself. */
  static List<ExtendedAttribute> of(Scratch scratch, int directory, NodeName name)
      throws IOException {
    long listed =
        Direct.KNOWN
            ? Direct.list(scratch, directory, scratch.path(name.raw()))
            : list(scratch, SystemCall.LLISTXATTR, scratch.pathIn(directory, name.raw()));
    if (isNone(listed, name.toString())) {
      return List.of();
    }
    List<ByteString> names = split(scratch, (int) listed);
    long path = scratch.pathIn(directory, name.raw());
    return values(scratch, SystemCall.LGETXATTR, path, names, name.toString());
  }

  /** Of what is open for reading. */
  static List<ExtendedAttribute> ofOpen(Scratch scratch, int descriptor) throws IOException {
    long listed = list(scratch, SystemCall.FLISTXATTR, descriptor);
    if (isNone(listed, "")) {
      return List.of();
    }
    List<ByteString> names = split(scratch, (int) listed);
    return values(scratch, SystemCall.GETXATTR, scratch.pathOf(descriptor), names, "");
  }

  private static List<ExtendedAttribute> values(
      Scratch scratch, SystemCall getting, long path, List<ByteString> names, String what)
      throws IOException {
    List<ExtendedAttribute> attributes = new ArrayList<>(names.size());
    for (ByteString name : names) {
      long at = scratch.otherPath(name);
      long got = enough(bytes -> call(scratch, getting, path, at, bytes));
      if (got >= 0) {
        ByteString value = ByteString.of(scratch.heapContent((int) got), 0, (int) got);
        attributes.add(new ExtendedAttribute(name.toString(), value));
      } else if (got != -Errno.NO_SUCH_ATTRIBUTE) {
        throw Errno.failure(got, what);
      }
    }
    return attributes;
  }

  private static long call(Scratch scratch, SystemCall getting, long path, long name, long bytes) {
    return Kernel.call(scratch, getting, path, name, scratch.content().address(), bytes, 0);
  }

  /** Lists at a path, or at a descriptor: how many bytes, or the errno below zero. */
  private static long list(Scratch scratch, SystemCall listing, long at) {
    long content = scratch.content().address();
    return at < 0 ? at : enough(bytes -> Kernel.call(scratch, listing, at, content, bytes, 0, 0));
  }

  private static long enough(LongUnaryOperator call) {
    long answer = call.applyAsLong(FEW_BYTES);
    return answer == -Errno.OUT_OF_RANGE ? call.applyAsLong(Scratch.CONTENT_BYTES) : answer;
  }

  private static boolean isNone(long listed, String what) throws IOException {
    if (listed < 0 && listed != -Errno.NOT_SUPPORTED) {
      throw Errno.failure(listed, what);
    }
    return listed <= 0;
  }

  /** The names, each with a 0 behind it. */
  private static List<ByteString> split(Scratch scratch, int length) {
    byte[] names = scratch.heapContent(length);
    List<ByteString> split = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (names[i] == 0) {
        split.add(ByteString.of(names, start, i - start));
        start = i + 1;
      }
    }
    return split;
  }

  /** Sets an attribute of what is open or held: 0 or the errno below zero. */
  static long set(Scratch scratch, int descriptor, ExtendedAttribute attribute) {
    byte[] value = attribute.value().bytes();
    if (value.length > Scratch.CONTENT_BYTES) {
      return -Errno.OUT_OF_RANGE;
    }
    MemorySegment.copy(value, 0, scratch.content(), ValueLayout.JAVA_BYTE, 0, value.length);
    long name = name(scratch, attribute.name());
    long path = scratch.pathOf(descriptor);
    return name < 0
        ? name
        : Kernel.call(
            scratch, SystemCall.SETXATTR, path, name, scratch.content().address(), value.length, 0);
  }

  /** Removes an attribute of what is open or held: 0 or the errno below zero. */
  static long remove(Scratch scratch, int descriptor, String attribute) {
    long name = name(scratch, attribute);
    long path = scratch.pathOf(descriptor);
    return name < 0 ? name : Kernel.call(scratch, SystemCall.REMOVEXATTR, path, name, 0, 0, 0);
  }

  private static long name(Scratch scratch, String attribute) {
    ByteString name = ByteString.of(attribute.getBytes(StandardCharsets.UTF_8));
    return name.contains('\0') ? -Errno.INVALID : scratch.otherPath(name);
  }

  /**
   * The call that lists by directory and name, in Linux since 6.13: five times as fast as the way
   * through {@code /proc}.
   */
  private static final class Direct {
    static final boolean KNOWN =
        list(Scratch.ofThread(), Statx.WORKING_FOLDER, Scratch.ofThread().path(ROOT)) >= 0;

    static long list(Scratch scratch, int directory, long path) {
      long content = scratch.content().address();
      return path < 0
          ? path
          : enough(
              bytes ->
                  Kernel.call(
                      scratch,
                      SystemCall.LISTXATTRAT,
                      directory,
                      path,
                      Statx.NO_FOLLOW,
                      content,
                      bytes));
    }
  }
}

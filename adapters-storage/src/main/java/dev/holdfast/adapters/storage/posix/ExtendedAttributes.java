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

/**
 * Reads extended attributes by a path under {@code /proc/self/fd}: a descriptor for reading, which
 * other calls ask for, can't be had of links, pipes and devices.
 *
 * <p>A value has at most 64 KiB on Linux, and the names together have as many ({@code
 * linux/limits.h}): the scratch memory holds either, so nothing is asked twice.
 */
final class ExtendedAttributes {
  private ExtendedAttributes() {}

  /** Of a name in a directory; of a link itself. */
  static List<ExtendedAttribute> of(Scratch scratch, int directory, NodeName name)
      throws IOException {
    long path = scratch.pathIn(directory, name.raw());
    return read(scratch, path, SystemCall.LLISTXATTR, SystemCall.LGETXATTR, name.toString());
  }

  /** Of what is open or held. */
  static List<ExtendedAttribute> of(Scratch scratch, int descriptor) throws IOException {
    long path = scratch.pathOf(descriptor);
    return read(scratch, path, SystemCall.LISTXATTR, SystemCall.GETXATTR, "");
  }

  private static List<ExtendedAttribute> read(
      Scratch scratch, long path, SystemCall listing, SystemCall getting, String what)
      throws IOException {
    long content = scratch.content().address();
    long listed =
        path < 0 ? path : Kernel.call(scratch, listing, path, content, Scratch.CONTENT_BYTES, 0, 0);
    if (listed == 0 || listed == -Errno.NOT_SUPPORTED) {
      return List.of();
    }
    if (listed < 0) {
      throw Errno.failure(listed, what);
    }
    List<ExtendedAttribute> attributes = new ArrayList<>();
    for (ByteString name : split(scratch, (int) listed)) {
      long got =
          Kernel.call(
              scratch, getting, path, scratch.otherPath(name), content, Scratch.CONTENT_BYTES, 0);
      if (got >= 0) {
        attributes.add(new ExtendedAttribute(name.toString(), value(scratch, (int) got)));
      } else if (got != -Errno.NO_SUCH_ATTRIBUTE) {
        throw Errno.failure(got, what);
      }
    }
    return attributes;
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

  private static ByteString value(Scratch scratch, int length) {
    return ByteString.of(scratch.heapContent(length), 0, length);
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
}

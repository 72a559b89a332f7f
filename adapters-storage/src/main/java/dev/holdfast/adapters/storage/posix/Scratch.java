package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A thread's own memory outside of the heap: what a call takes and gives passes through it.
 *
 * <p>It lives as long as its thread: {@value #SMALL_BYTES} bytes, and {@value #CONTENT_BYTES} more
 * once the thread has read content or listed a directory. What is in it holds until the thread's
 * next call.
 */
final class Scratch {
  /**
   * How much content passes at a time. Measured: from 32 KiB to 1 MiB a file that the system has in
   * memory is read equally fast; 64 KiB would be the least, since extended attributes have as much.
   */
  static final int CONTENT_BYTES = 128 * 1024;

  static final int STATX_BYTES = 256;
  static final int TIMES_BYTES = 32;

  /** The longest path that the system takes is one byte shorter: the last one is 0. */
  static final int PATH_BYTES = 4096;

  private static final int EMPTY_AT = 32;
  private static final int STATX_AT = 64;
  private static final int TIMES_AT = STATX_AT + STATX_BYTES;
  private static final int PATH_AT = 512;
  private static final int OTHER_PATH_AT = PATH_AT + PATH_BYTES;
  static final int SMALL_BYTES = OTHER_PATH_AT + PATH_BYTES;

  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final byte[] DESCRIPTORS = "/proc/self/fd/".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS_MAX = 10;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  final MemorySegment errno;
  final MemorySegment statx;
  final MemorySegment times;
  final byte[] heap = new byte[PATH_BYTES];

  private final Arena arena = Arena.ofAuto();
  private final long empty;
  private final MemorySegment path;
  private final MemorySegment otherPath;
  private MemorySegment content = MemorySegment.NULL;
  private byte[] heapContent = new byte[0];

  private Scratch() {
    MemorySegment small = arena.allocate(SMALL_BYTES, Long.BYTES);
    this.errno = small.asSlice(0, ERRNO_LAYOUT);
    this.empty = small.address() + EMPTY_AT;
    this.statx = small.asSlice(STATX_AT, STATX_BYTES);
    this.times = small.asSlice(TIMES_AT, TIMES_BYTES);
    this.path = small.asSlice(PATH_AT, PATH_BYTES);
    this.otherPath = small.asSlice(OTHER_PATH_AT, PATH_BYTES);
  }

  /** Of the thread that calls. */
  static Scratch ofThread() {
    return OF_THREAD.get();
  }

  /** Room for content, in the system's memory. */
  MemorySegment content() {
    if (content.byteSize() == 0) {
      content = arena.allocate(CONTENT_BYTES, Long.BYTES);
    }
    return content;
  }

  /** A copy of the first bytes of {@link #content} in the heap, for many small looks at it. */
  byte[] heapContent(int length) {
    if (heapContent.length < length) {
      heapContent = new byte[Math.max(length, heapContent.length * 2)];
    }
    MemorySegment.copy(content(), ValueLayout.JAVA_BYTE, 0, heapContent, 0, length);
    return heapContent;
  }

  /** Puts a path; its address, or {@link Errno#TOO_LONG} negated if it is too long. */
  long path(ByteString bytes) {
    return put(path, bytes);
  }

  /** Puts a second path beside the first. */
  long otherPath(ByteString bytes) {
    return put(otherPath, bytes);
  }

  /** The address of an empty path: stands for what is open. */
  long emptyPath() {
    return empty;
  }

  /** Puts the path under which the system gives access to what is open. */
  long pathOf(int descriptor) {
    int length = descriptorPath(descriptor);
    return put(path, length);
  }

  /** Puts the path of a name in a directory that is open. */
  long pathIn(int descriptor, ByteString name) {
    int length = descriptorPath(descriptor);
    if (length + 1 + name.length() >= PATH_BYTES) {
      return -Errno.TOO_LONG;
    }
    heap[length] = '/';
    name.copyTo(heap, length + 1);
    return put(path, length + 1 + name.length());
  }

  private long put(MemorySegment target, ByteString bytes) {
    if (bytes.length() >= PATH_BYTES) {
      return -Errno.TOO_LONG;
    }
    bytes.copyTo(heap, 0);
    return put(target, bytes.length());
  }

  private long put(MemorySegment target, int length) {
    MemorySegment.copy(heap, 0, target, ValueLayout.JAVA_BYTE, 0, length);
    target.set(ValueLayout.JAVA_BYTE, length, (byte) 0);
    return target.address();
  }

  private int descriptorPath(int descriptor) {
    System.arraycopy(DESCRIPTORS, 0, heap, 0, DESCRIPTORS.length);
    int digits = 1;
    for (int rest = descriptor / 10; rest > 0 && digits < DIGITS_MAX; rest /= 10) {
      digits++;
    }
    int rest = descriptor;
    for (int i = DESCRIPTORS.length + digits - 1; i >= DESCRIPTORS.length; i--) {
      heap[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return DESCRIPTORS.length + digits;
  }
}

package dev.holdfast.adapters.storage.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Moves content between files and arrays, in steps of the scratch memory. */
final class Transfer {
  private Transfer() {}

  /** Reads where the descriptor stands: how many bytes, at least one; -1 at the end. */
  static int read(Scratch scratch, int file, byte[] target, int offset, int length)
      throws IOException {
    int step = step(target, offset, length);
    long address = scratch.content().address();
    long count = Kernel.call(scratch, SystemCall.READ, file, address, step, 0, 0);
    return taken(scratch, count, target, offset);
  }

  /** Reads at a place: how many bytes, at least one; -1 at or behind the end. */
  static int readAt(Scratch scratch, int file, long position, byte[] target, int offset, int length)
      throws IOException {
    int step = step(target, offset, length);
    long address = scratch.content().address();
    long count = Kernel.call(scratch, SystemCall.PREAD64, file, address, step, position, 0);
    return taken(scratch, count, target, offset);
  }

  /** Writes all at a place. */
  static void writeAt(
      Scratch scratch, int file, long position, byte[] source, int offset, int length)
      throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    MemorySegment content = scratch.content();
    int done = 0;
    while (done < length) {
      int step = Math.min(length - done, Scratch.CONTENT_BYTES);
      MemorySegment.copy(source, offset + done, content, ValueLayout.JAVA_BYTE, 0, step);
      writeStep(scratch, file, position + done, step);
      done += step;
    }
  }

  /** Gives a file its length. */
  static void resize(Scratch scratch, int file, long sizeBytes) throws IOException {
    long answer = Kernel.call(scratch, SystemCall.FTRUNCATE, file, sizeBytes, 0, 0, 0);
    if (answer < 0) {
      throw Errno.failure(answer);
    }
  }

  private static void writeStep(Scratch scratch, int file, long position, int length)
      throws IOException {
    long address = scratch.content().address();
    int done = 0;
    while (done < length) {
      long count =
          Kernel.call(
              scratch,
              SystemCall.PWRITE64,
              file,
              address + done,
              length - done,
              position + done,
              0);
      if (count < 0) {
        throw Errno.failure(count);
      }
      if (count == 0) {
        throw new FileSystemException("", null, "The system writes nothing, and says no reason");
      }
      done += (int) count;
    }
  }

  private static int step(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return Math.min(length, Scratch.CONTENT_BYTES);
  }

  private static int taken(Scratch scratch, long count, byte[] target, int offset)
      throws IOException {
    if (count < 0) {
      throw Errno.failure(count);
    }
    MemorySegment.copy(scratch.content(), ValueLayout.JAVA_BYTE, 0, target, offset, (int) count);
    return count == 0 ? -1 : (int) count;
  }
}

package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;

/** The columns of a block that hits are made of. */
final class BlockBody {
  /** A kind and a line. */
  static final int MARK_BYTES = 1 + Integer.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] marks;
  private final byte[] sizes;
  private final byte[] times;
  private final byte[] paths;

  BlockBody(byte[] marks, byte[] sizes, byte[] times, byte[] paths) {
    this.marks = marks;
    this.sizes = sizes;
    this.times = times;
    this.paths = paths;
  }

  EntryKind kind(int path) {
    EntryKind kind = KindCodes.kind(code(marks, path));
    if (kind == null) {
      throw new IndexOutOfBoundsException("A path is of no kind");
    }
    return kind;
  }

  int line(int path) {
    return line(marks, path);
  }

  SnapshotLine line(int path, Map<Integer, SnapshotLine> lines) {
    SnapshotLine found = lines.get(line(path));
    if (found == null) {
      throw new IndexOutOfBoundsException("A path is of a line that is not there");
    }
    return found;
  }

  long bytes(int path) {
    return number(sizes, path);
  }

  long modifiedMicros(int path) {
    return number(times, path);
  }

  PathReader paths() {
    return new PathReader(paths);
  }

  static byte code(byte[] marks, int path) {
    return marks[path * MARK_BYTES];
  }

  static int line(byte[] marks, int path) {
    return (int) INT.get(marks, path * MARK_BYTES + 1);
  }

  static long number(byte[] column, int path) {
    return (long) LONG.get(column, path * Long.BYTES);
  }
}

package dev.holdfast.application.service.snapshot;

import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.OpenFile;
import dev.holdfast.application.port.out.SnapshotFiles.Opened;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A file of an open snapshot, which is closed with it. */
record OpenedFile(Opened snapshot, SnapshotEntry entry) implements OpenFile {
  /** Few enough calls for what writes, and little beside the longest blob of 8 MiB. */
  private static final int BUFFER_BYTES = 64 * 1024;

  @Override
  public void writeTo(OutputStream target, long from, long length) {
    if (from < 0 || length < 0 || from > entry.bytes() || length > entry.bytes() - from) {
      throw new IllegalArgumentException(
          "The file has no %d bytes from %d on".formatted(length, from));
    }
    if (length == 0) {
      return;
    }
    byte[] buffer = new byte[(int) Math.min(length, BUFFER_BYTES)];
    try (InputStream content = snapshot.read(entry.path(), from)) {
      for (long left = length; left > 0; ) {
        int count = content.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          throw new DamagedException(
              "snapshot.file.short",
              "What is stored of %s is shorter than the snapshot says, by %d bytes."
                  .formatted(entry.path(), left));
        }
        target.write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    snapshot.close();
  }
}

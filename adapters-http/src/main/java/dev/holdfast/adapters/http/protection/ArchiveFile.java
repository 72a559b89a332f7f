package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.snapshot.FileAnswer;
import dev.holdfast.application.port.in.recovery.ReadArchives.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A part of what a download has packed, to answer with. */
record ArchiveFile(Opened opened) implements FileAnswer.Source {
  private static final int BUFFER_BYTES = 64 * 1024;

  @Override
  public long bytes() {
    return opened.bytes();
  }

  @Override
  public void writeTo(OutputStream target, long from, long length) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream content = opened.read(from)) {
      for (long left = length; left > 0; ) {
        int count = content.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (count == 0) {
          throw new IOException("The archive is shorter than it was by " + left + " bytes");
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
    opened.close();
  }
}

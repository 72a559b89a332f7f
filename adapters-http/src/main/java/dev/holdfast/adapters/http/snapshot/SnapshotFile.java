package dev.holdfast.adapters.http.snapshot;

import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.OpenFile;
import java.io.OutputStream;

/** A file of a snapshot, to answer with. */
public record SnapshotFile(OpenFile file) implements FileAnswer.Source {
  @Override
  public long bytes() {
    return file.entry().bytes();
  }

  @Override
  public void writeTo(OutputStream target, long from, long length) {
    file.writeTo(target, from, length);
  }

  @Override
  public void close() {
    file.close();
  }
}

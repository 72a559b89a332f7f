package dev.holdfast.engine.restore;

import dev.holdfast.engine.index.BlobIndex;
import java.io.IOException;
import java.util.Set;

/** What all workers of one restore share. */
record RestoreWork(
    BlobIndex index,
    Directories directories,
    OpenFiles openFiles,
    RestoreReports reports,
    Set<RestoreOption> options) {

  boolean has(RestoreOption option) {
    return options.contains(option);
  }

  /** Gives a file whose content is whole its attributes, and reports it. */
  void finish(FileBatch batch, int file, TargetDirectory directory, RestoreAction action)
      throws IOException {
    byte[] entry = batch.entry(file);
    reports.incomplete(
        batch.path(file), directory.apply(PackedEntry.name(entry), PackedEntry.attributes(entry)));
    reports.done(batch.path(file), action);
  }
}

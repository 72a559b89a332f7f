package dev.holdfast.engine.restore;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What all workers of one restore share. */
record RestoreWork(
    BlobIndex index,
    Directories directories,
    OpenFiles openFiles,
    RestoreReports reports,
    Set<RestoreOption> options,
    Cancellation cancellation) {

  boolean has(RestoreOption option) {
    return options.contains(option);
  }

  /** Gives a file whose content is whole its attributes, and reports it. */
  void finish(FileBatch batch, int file, TargetDirectory directory, RestoreAction action)
      throws IOException {
    byte[] entry = batch.entry(file);
    report(
        batch.path(file),
        directory.apply(PackedEntry.name(entry), PackedEntry.attributes(entry)),
        action);
  }

  /** As the other, for a file that is open. */
  void finish(
      FileBatch batch, int file, TargetDirectory directory, TargetFile open, RestoreAction action)
      throws IOException {
    byte[] entry = batch.entry(file);
    report(
        batch.path(file),
        directory.apply(open, PackedEntry.name(entry), PackedEntry.attributes(entry)),
        action);
  }

  private void report(SnapshotPath path, List<String> notGiven, RestoreAction action) {
    reports.incomplete(path, notGiven);
    reports.done(path, action);
  }
}

package dev.holdfast.engine.restore;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What all workers of one restore share. */
record RestoreWork(
    BlobIndex index,
    Directories directories,
    OpenFiles openFiles,
    WrittenNames names,
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

  /** As the other, for a file that was written and is open; it has its name from here on. */
  void finish(
      FileBatch batch, int file, TargetDirectory directory, TargetFile open, RestoreAction action)
      throws IOException {
    byte[] entry = batch.entry(file);
    NodeName name = PackedEntry.name(entry);
    List<String> notGiven =
        directory.apply(open, names.written(name), PackedEntry.attributes(entry));
    names.publish(directory, batch.directory(file), name, batch.isReplacing(file));
    report(batch.path(file), notGiven, action);
  }

  /** As the other, for a file that is open, and that has had its name all the time. */
  void finishThere(
      FileBatch batch, int file, TargetDirectory directory, TargetFile open, RestoreAction action)
      throws IOException {
    byte[] entry = batch.entry(file);
    NodeName name = PackedEntry.name(entry);
    report(batch.path(file), directory.apply(open, name, PackedEntry.attributes(entry)), action);
  }

  private void report(SnapshotPath path, List<String> notGiven, RestoreAction action) {
    reports.incomplete(path, notGiven);
    reports.done(path, action);
  }
}

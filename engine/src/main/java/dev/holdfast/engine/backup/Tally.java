package dev.holdfast.engine.backup;

import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts what is done in one backup. Safe for use by many threads. */
final class Tally implements BackupProgress {
  private final BackupListener listener;
  private final LongAdder filesNew = new LongAdder();
  private final LongAdder filesChanged = new LongAdder();
  private final LongAdder filesUnmodified = new LongAdder();
  private final LongAdder dirsNew = new LongAdder();
  private final LongAdder dirsChanged = new LongAdder();
  private final LongAdder dirsUnmodified = new LongAdder();
  private final LongAdder others = new LongAdder();
  private final LongAdder contentBytes = new LongAdder();
  private final LongAdder readBytes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile Supplier<SnapshotPath> current = () -> SnapshotPath.ROOT;

  Tally(BackupListener listener) {
    this.listener = listener;
  }

  void unmodified(long sizeBytes) {
    filesUnmodified.increment();
    contentBytes.add(sizeBytes);
  }

  void read(boolean isNew, long sizeBytes) {
    (isNew ? filesNew : filesChanged).increment();
    contentBytes.add(sizeBytes);
  }

  void other() {
    others.increment();
  }

  void bytesRead(long bytes) {
    readBytes.add(bytes);
  }

  void directory(boolean isNew, boolean unmodified) {
    (unmodified ? dirsUnmodified : isNew ? dirsNew : dirsChanged).increment();
  }

  void failed(SnapshotPath source, IOException cause) {
    failures.increment();
    listener.failed(new BackupFailure(source, cause));
  }

  /** Says what is worked on; the path is made only if somebody asks. */
  void begin(Supplier<SnapshotPath> path) {
    current = path;
  }

  @Override
  public SnapshotPath current() {
    return current.get();
  }

  @Override
  public BackupCounts counts() {
    return new BackupCounts(
        filesNew.sum(),
        filesChanged.sum(),
        filesUnmodified.sum(),
        dirsNew.sum(),
        dirsChanged.sum(),
        dirsUnmodified.sum(),
        others.sum(),
        contentBytes.sum(),
        readBytes.sum(),
        failures.sum());
  }
}

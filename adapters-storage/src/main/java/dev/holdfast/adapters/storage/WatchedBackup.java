package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupCounts;
import dev.holdfast.engine.backup.BackupFailure;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupProgress;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks a watch whether a backup may go on, and tells it how far it has come. The engine asks for
 * each file; the watch, which may have to ask a database, is asked every 100 ms.
 */
final class WatchedBackup implements Cancellation, BackupListener {
  private static final long INTERVAL_MILLISECONDS = 100;

  private final Watch watch;
  private final InstantSource clock;
  private final ProblemList problems;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAt;
  private volatile boolean stopped;
  private volatile @Nullable BackupProgress progress;
  private volatile @Nullable Long bytesExpected;

  WatchedBackup(Watch watch, InstantSource clock, ProblemList problems) {
    this.watch = watch;
    this.clock = clock;
    this.problems = problems;
    this.askedAt = clock.millis() - INTERVAL_MILLISECONDS;
  }

  @Override
  public boolean isRequested() {
    long now = clock.millis();
    // The distance, since a clock may be put back.
    if (!stopped && Math.abs(now - askedAt) >= INTERVAL_MILLISECONDS && asking.tryLock()) {
      try {
        ask(now);
      } finally {
        asking.unlock();
      }
    }
    return stopped;
  }

  private void ask(long now) {
    if (!stopped) {
      askedAt = now;
      tell();
      stopped = !watch.mayGoOn();
    }
  }

  private void tell() {
    BackupProgress running = progress;
    if (running != null) {
      BackupCounts counts = running.counts();
      watch.progress(
          new Progress(counts.files(), counts.contentBytes(), counts.readBytes(), bytesExpected));
    }
  }

  void expect(long bytes) {
    bytesExpected = bytes;
  }

  /** Whether anything at all was stored. */
  boolean hasStoredSomething() {
    BackupProgress running = progress;
    if (running == null) {
      return false;
    }
    BackupCounts counts = running.counts();
    return counts.files() + counts.directories() + counts.others() > 0;
  }

  @Override
  public void begun(BackupProgress begun) {
    progress = begun;
  }

  @Override
  public void failed(BackupFailure failure) {
    problems.add(failure.source().toString(), failure.cause());
  }
}

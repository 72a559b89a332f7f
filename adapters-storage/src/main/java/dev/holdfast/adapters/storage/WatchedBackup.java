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
import org.jspecify.annotations.Nullable;

/**
 * Asks a watch whether a backup may go on, at the pace of a {@link PacedQuestion}, and tells it how
 * far it has come.
 */
final class WatchedBackup implements Cancellation, BackupListener {
  private final Watch watch;
  private final PacedQuestion question;
  private final ProblemList problems;
  private volatile @Nullable BackupProgress progress;
  private volatile @Nullable Long bytesExpected;

  WatchedBackup(Watch watch, InstantSource clock, ProblemList problems) {
    this.watch = watch;
    this.problems = problems;
    this.question = new PacedQuestion(clock, this::ask);
  }

  @Override
  public boolean isRequested() {
    return question.isStopped();
  }

  private boolean ask() {
    tell();
    return watch.mayGoOn();
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

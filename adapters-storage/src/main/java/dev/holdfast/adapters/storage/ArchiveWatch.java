package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import java.time.InstantSource;

/**
 * Asks a watch every 100 ms whether the packing may go on, and tells it how far it has come. For
 * one thread.
 */
final class ArchiveWatch {
  private final Watch watch;
  private final PacedQuestion question;
  private boolean isCounted;
  private long entriesExpected;
  private long bytesExpected;
  private long entries;
  private long bytes;
  private long failed;

  ArchiveWatch(Watch watch, InstantSource clock) {
    this.watch = watch;
    this.question = new PacedQuestion(clock, this::ask);
  }

  boolean mayGoOn() {
    return !question.isStopped();
  }

  private boolean ask() {
    tell();
    return watch.mayGoOn();
  }

  /** There is one more to pack. */
  void expect(long length) {
    entriesExpected++;
    bytesExpected += length;
  }

  /** All that is to be packed has been seen. */
  void counted() {
    isCounted = true;
  }

  /** The packing begins, or begins again. */
  void begin() {
    entries = 0;
    bytes = 0;
  }

  void read(long count) {
    bytes += count;
  }

  void packed() {
    entries++;
  }

  void failed(EntryPath path, String reason) {
    failed++;
    watch.told(new Told(path, EntryResult.FAILED, reason));
  }

  void tell() {
    watch.progress(
        new Progress(
            entries,
            bytes,
            isCounted ? (Long) entriesExpected : null,
            isCounted ? (Long) bytesExpected : null));
  }

  RecoveryTotals totals() {
    return new RecoveryTotals(entries, 0, 0, 0, 0, failed, bytesExpected, bytes);
  }
}

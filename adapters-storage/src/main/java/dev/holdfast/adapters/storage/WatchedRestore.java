package dev.holdfast.adapters.storage;

import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.restore.RestoreAction;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreProgress;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a watch whether a restore may go on, at the pace of a {@link PacedQuestion}, and tells it
 * what has become of it.
 */
final class WatchedRestore implements Cancellation, RestoreListener {
  private final Watch watch;
  private final PacedQuestion question;
  private final Map<EntryResult, Long> counts = new EnumMap<>(EntryResult.class);
  private volatile @Nullable RestoreProgress progress;
  private RecoveryTotals ended = RecoveryTotals.NONE;
  private long entriesEnded;
  private long bytesEnded;

  WatchedRestore(Watch watch, InstantSource clock) {
    this.watch = watch;
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
    RestoreProgress now = progress;
    if (now != null) {
      watch.progress(
          new Progress(
              entriesEnded + now.entriesDone(),
              bytesEnded + now.bytesDone(),
              now.totalsFinal() ? (Long) (entriesEnded + now.entriesTotal()) : null,
              now.totalsFinal() ? (Long) (bytesEnded + now.bytesTotal()) : null));
    }
  }

  @Override
  public void progress(RestoreProgress now) {
    progress = now;
  }

  @Override
  public void done(SnapshotPath path, RestoreAction action) {
    told(path, result(action), "");
  }

  /** One that is there is merged into, and no news. */
  @Override
  public void directoryDone(SnapshotPath path, RestoreAction action) {
    if (action == RestoreAction.CREATED) {
      told(path, EntryResult.CREATED, "");
    }
  }

  @Override
  public void failed(SnapshotPath path, String reason) {
    told(path, EntryResult.FAILED, reason);
  }

  @Override
  public void incomplete(SnapshotPath path, List<String> reasons) {
    told(path, EntryResult.INCOMPLETE, String.join("; ", reasons));
  }

  void missing(EntryPath path) {
    counts.merge(EntryResult.FAILED, 1L, Long::sum);
    tell(new Told(path, EntryResult.FAILED, "it is not in the snapshot"));
  }

  private void told(SnapshotPath path, EntryResult result, String reason) {
    counts.merge(result, 1L, Long::sum);
    if (result.isWorthTelling()) {
      // What has too long a path for clients is counted, and not told.
      EngineEntries.path(path).ifPresent(place -> tell(new Told(place, result, reason)));
    }
  }

  private void tell(Told told) {
    question.tell(
        () -> {
          watch.told(told);
          return told.result() == EntryResult.FAILED;
        });
  }

  /** A part has come to its end. */
  void ended(RestoreResult result) {
    RestoreProgress last = progress;
    if (last != null) {
      entriesEnded += last.entriesDone();
      bytesEnded += last.bytesDone();
    }
    progress = null;
    ended =
        ended.plus(
            new RecoveryTotals(0, 0, 0, 0, 0, 0, result.bytesTotal(), result.bytesWritten()));
  }

  RecoveryTotals totals() {
    return ended.plus(
        new RecoveryTotals(
            count(EntryResult.CREATED),
            count(EntryResult.REPLACED),
            count(EntryResult.UNCHANGED),
            count(EntryResult.KEPT),
            count(EntryResult.INCOMPLETE),
            count(EntryResult.FAILED),
            0,
            0));
  }

  private long count(EntryResult result) {
    return counts.getOrDefault(result, 0L);
  }

  private static EntryResult result(RestoreAction action) {
    return switch (action) {
      case CREATED -> EntryResult.CREATED;
      case UPDATED -> EntryResult.REPLACED;
      case UNCHANGED -> EntryResult.UNCHANGED;
      case KEPT -> EntryResult.KEPT;
    };
  }
}

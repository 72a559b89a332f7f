package dev.holdfast.engine.restore;

import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what a restore does, and tells the listener: one call at a time, from any thread. */
final class RestoreReports {
  private final RestoreListener listener;
  private final Map<RestoreAction, Long> actions = new EnumMap<>(RestoreAction.class);
  private long entriesDone;
  private long entriesTotal;
  private long bytesDone;
  private long bytesTotal;
  private long bytesWritten;
  private final Set<SnapshotPath> failed = new HashSet<>();
  private long incomplete;
  private boolean totalsFinal;
  private SnapshotPath current = SnapshotPath.ROOT;

  RestoreReports(RestoreListener listener) {
    this.listener = listener;
  }

  /** An entry that is to be restored. */
  synchronized void found(long contentBytes) {
    entriesTotal++;
    bytesTotal += contentBytes;
  }

  synchronized void totalsAreFinal() {
    totalsFinal = true;
    tellProgress();
  }

  /** Content of a file that goes on after it. */
  synchronized void wrote(long bytes) {
    bytesWritten += bytes;
    bytesDone += bytes;
    tellProgress();
  }

  /** Content that was there, or that a rule leaves as it is. */
  synchronized void passed(long bytes) {
    bytesDone += bytes;
  }

  synchronized void done(SnapshotPath path, RestoreAction action) {
    count(path, action);
    listener.done(path, action);
    tellProgress();
  }

  synchronized void directoryDone(SnapshotPath path, RestoreAction action) {
    count(path, action);
    listener.directoryDone(path, action);
    tellProgress();
  }

  private void count(SnapshotPath path, RestoreAction action) {
    actions.merge(action, 1L, Long::sum);
    entriesDone++;
    current = path;
  }

  synchronized void failed(SnapshotPath path, String reason) {
    failed.add(path);
    current = path;
    listener.failed(path, reason);
  }

  synchronized boolean hasFailed(SnapshotPath path) {
    return failed.contains(path);
  }

  synchronized void incomplete(SnapshotPath path, List<String> reasons) {
    if (!reasons.isEmpty()) {
      incomplete++;
      listener.incomplete(path, reasons);
    }
  }

  synchronized RestoreResult result() {
    return new RestoreResult(
        count(RestoreAction.CREATED),
        count(RestoreAction.UPDATED),
        count(RestoreAction.UNCHANGED),
        count(RestoreAction.KEPT),
        failed.size(),
        incomplete,
        bytesTotal,
        bytesWritten);
  }

  private long count(RestoreAction action) {
    return actions.getOrDefault(action, 0L);
  }

  private void tellProgress() {
    listener.progress(
        new RestoreProgress(
            entriesDone, entriesTotal, bytesDone, bytesTotal, totalsFinal, current));
  }
}

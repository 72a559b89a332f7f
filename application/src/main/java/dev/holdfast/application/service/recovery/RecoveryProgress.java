package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the recoveries have come that are under way now. It is held in memory: one that a crash
 * cut short has no progress. Safe for several threads at once.
 */
final class RecoveryProgress {

  /** How far the work on one snapshot has come; a recovery works on one at a time. */
  record Work(SnapshotId snapshot, Progress progress) {}

  private final Map<RecoveryId, Work> works = new ConcurrentHashMap<>();

  void told(RecoveryId recovery, SnapshotId snapshot, Progress progress) {
    works.put(recovery, new Work(snapshot, progress));
  }

  void ended(RecoveryId recovery) {
    works.remove(recovery);
  }

  Optional<Work> of(RecoveryId recovery) {
    return Optional.ofNullable(works.get(recovery));
  }
}

package dev.holdfast.engine.forget;

import dev.holdfast.engine.snapshot.Snapshot;
import java.util.List;

/**
 * A snapshot that is kept.
 *
 * @param reasons not empty
 */
public record KeptSnapshot(Snapshot snapshot, List<KeepReason> reasons) {
  public KeptSnapshot {
    reasons = List.copyOf(reasons);
  }
}

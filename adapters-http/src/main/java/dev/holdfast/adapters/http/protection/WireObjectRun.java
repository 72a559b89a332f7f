package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run did about one object, as the contract writes it. */
record WireObjectRun(Summary object, Backup localSnapshotInfo, boolean onLegalHold) {

  /** The object: a host, which is its own source. */
  record Summary(
      long id,
      String name,
      long sourceId,
      String sourceName,
      String environment,
      String objectType,
      @Nullable Long logicalSizeBytes,
      String protectionType) {}

  /** Its backup. */
  record Backup(WireSnapshot snapshotInfo, @Nullable List<WireAttempt> failedAttempts) {}

  /**
   * Of an object.
   *
   * @param kept its snapshot; null if it has none
   */
  static WireObjectRun of(Run run, ObjectRun object, @Nullable KeptSnapshot kept) {
    List<WireAttempt> failed = object.failedAttempts().stream().map(WireAttempt::of).toList();
    return new WireObjectRun(
        summary(object),
        new Backup(WireSnapshot.of(run, object, kept), failed.isEmpty() ? null : failed),
        kept != null && kept.isLive() && kept.isHeld());
  }

  private static Summary summary(ObjectRun object) {
    long id = object.object().number();
    Long size =
        object.state() instanceof ObjectState.Stored stored ? stored.stats().logicalBytes() : null;
    return new Summary(id, object.name(), id, object.name(), "kPhysical", "kHost", size, "kFile");
  }
}

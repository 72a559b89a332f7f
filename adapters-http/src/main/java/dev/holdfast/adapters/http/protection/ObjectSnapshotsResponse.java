package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.recovery.ReadSnapshots.Shown;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The snapshots of an object, the newest first. */
record ObjectSnapshotsResponse(List<OfObject> snapshots) {
  private static final JsonForm<ObjectSnapshotsResponse> FORM =
      JsonForm.of(ObjectSnapshotsResponse.class);

  static final String LOCAL = "Local";

  /** One of them. */
  record OfObject(
      String id,
      long objectId,
      String objectName,
      long sourceId,
      String environment,
      long clusterId,
      long clusterIncarnationId,
      String protectionGroupId,
      String protectionGroupName,
      String protectionGroupRunId,
      long runInstanceId,
      long runStartTimeUsecs,
      String runType,
      String snapshotTargetType,
      long snapshotTimestampUsecs,
      long expiryTimeUsecs,
      String indexingStatus,
      boolean hasDataLock,
      boolean onLegalHold,
      Physical physicalParams) {}

  /** Whether of files or of volumes. */
  record Physical(boolean enableSystemBackup, String protectionType) {}

  /**
   * The answer to who asks for them.
   *
   * @param indexing of each snapshot
   */
  static ObjectSnapshotsResponse of(
      List<Shown> found, Map<SnapshotId, IndexingStatus> indexing, WireIds ids) {
    return new ObjectSnapshotsResponse(
        found.stream()
            .map(one -> of(one, Objects.requireNonNull(indexing.get(idOf(one))), ids))
            .toList());
  }

  byte[] json() {
    return FORM.write(this);
  }

  static SnapshotId idOf(Shown shown) {
    return shown.found().snapshot().id();
  }

  private static String word(IndexingStatus status) {
    return switch (status) {
      case IN_PROGRESS -> "InProgress";
      case DONE -> "Done";
      case NOT_WANTED -> "NoIndex";
      case FAILED -> "Error";
    };
  }

  private static OfObject of(Shown shown, IndexingStatus indexing, WireIds ids) {
    KeptSnapshot snapshot = shown.found().snapshot();
    return new OfObject(
        new SnapshotName(snapshot.run(), snapshot.object()).id(),
        snapshot.object().number(),
        shown.object().name(),
        snapshot.object().number(),
        SourceRequest.PHYSICAL,
        ids.cluster(),
        ids.incarnation(),
        ids.of(snapshot.group()),
        shown.found().groupName(),
        snapshot.run().toString(),
        snapshot.run().instance(),
        snapshot.run().startMicros(),
        KWords.of(shown.found().type()),
        LOCAL,
        WireMicros.of(snapshot.taken()),
        WireMicros.of(snapshot.expiry()),
        word(indexing),
        snapshot.lock() instanceof SnapshotLock.Until,
        snapshot.isHeld(),
        new Physical(false, WirePhysical.typeOf(snapshot.content())));
  }
}

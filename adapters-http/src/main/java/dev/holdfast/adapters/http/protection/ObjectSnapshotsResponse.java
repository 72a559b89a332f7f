package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.recovery.ReadSnapshots.Shown;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import java.util.List;

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
      boolean hasDataLock,
      boolean onLegalHold,
      Physical physicalParams) {}

  /** Whether of files or of volumes. */
  record Physical(boolean enableSystemBackup, String protectionType) {}

  static ObjectSnapshotsResponse of(List<Shown> found, WireIds ids) {
    return new ObjectSnapshotsResponse(found.stream().map(one -> of(one, ids)).toList());
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static OfObject of(Shown shown, WireIds ids) {
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
        snapshot.lock() instanceof SnapshotLock.Until,
        snapshot.isHeld(),
        new Physical(false, WirePhysical.typeOf(snapshot.content())));
  }
}

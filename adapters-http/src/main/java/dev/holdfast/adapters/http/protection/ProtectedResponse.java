package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.json.Unwrapped;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search/protected-objects} answers.
 *
 * @param numResults how many objects match in all
 */
record ProtectedResponse(
    List<Protected> objects,
    Metadata metadata,
    long numResults,
    @Nullable String paginationCookie) {
  private static final JsonForm<ProtectedResponse> FORM = JsonForm.of(ProtectedResponse.class);

  /** The groups that the page names. */
  record Metadata(List<Group> uniqueProtectionGroupIdentifiers) {}

  /** One of them. */
  record Group(String protectionGroupId, String protectionGroupName) {}

  /** An object with its newest snapshot in each group. */
  record Protected(
      @Unwrapped WireObject object,
      WireObject sourceInfo,
      List<SnapshotInGroup> latestSnapshotsInfo) {}

  /** The newest snapshot in a group. */
  record SnapshotInGroup(
      Local localSnapshotInfo,
      String protectionGroupId,
      String protectionGroupName,
      long runInstanceId,
      String protectionRunId,
      String runType,
      long protectionRunStartTimeUsecs,
      @Nullable Long protectionRunEndTimeUsecs) {}

  /** The snapshot itself. */
  record Local(String snapshotId, long logicalSizeBytes) {}

  static ProtectedResponse of(
      List<WithSnapshots> found, long total, @Nullable String cookie, WireIds ids) {
    List<Group> groups =
        found.stream()
            .flatMap(one -> one.latest().stream())
            .map(latest -> new Group(ids.of(latest.group()), latest.groupName()))
            .distinct()
            .toList();
    return new ProtectedResponse(
        found.stream().map(one -> shown(one, ids)).toList(), new Metadata(groups), total, cookie);
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static Protected shown(WithSnapshots one, WireIds ids) {
    SourceObject object = one.object();
    WireObject wire = WireObject.of(object.id(), object.name(), object.osType());
    return new Protected(
        wire, wire, one.latest().stream().map(latest -> shown(latest, object.id(), ids)).toList());
  }

  private static SnapshotInGroup shown(Latest latest, ObjectId object, WireIds ids) {
    return new SnapshotInGroup(
        new Local(new SnapshotName(latest.run(), object).id(), latest.logicalBytes()),
        ids.of(latest.group()),
        latest.groupName(),
        latest.run().instance(),
        latest.run().toString(),
        KWords.of(latest.type()),
        latest.run().startMicros(),
        WireMicros.ofNullable(latest.runEnd()));
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.recovery.ReadSnapshots.Shown;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;

/** Points in time that can be gone back to: one for each snapshot, and nothing between them. */
record RestorePointsResponse(List<Full> fullSnapshotInfo, Ranges timeRangeInfo) {
  private static final JsonForm<RestorePointsResponse> FORM =
      JsonForm.of(RestorePointsResponse.class);

  /** A snapshot. */
  record Full(Restore restoreInfo) {}

  /** Where it comes from. */
  record Restore(WireObject objectInfo, String protectionGroupId, long runStartTimeUsecs) {}

  /** Spans that logs make continuous; files have none. */
  record Ranges(List<Object> timeRanges) {}

  static RestorePointsResponse of(List<Shown> found, WireIds ids) {
    return new RestorePointsResponse(
        found.stream().map(one -> new Full(of(one, ids))).toList(), new Ranges(List.of()));
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static Restore of(Shown shown, WireIds ids) {
    KeptSnapshot snapshot = shown.found().snapshot();
    SourceObject object = shown.object();
    return new Restore(
        WireObject.of(object.id(), object.name(), object.osType()),
        ids.of(snapshot.group()),
        snapshot.run().startMicros());
  }
}

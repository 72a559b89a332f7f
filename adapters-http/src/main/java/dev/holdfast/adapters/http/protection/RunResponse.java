package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.protection.ReadRuns.Shown;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run as clients read it. */
record RunResponse(
    String id,
    long protectionGroupInstanceId,
    String protectionGroupId,
    boolean isReplicationRun,
    String protectionGroupName,
    boolean isLocalSnapshotsDeleted,
    @Nullable List<WireObjectRun> objects,
    WireRunSummary localBackupInfo,
    boolean onLegalHold,
    boolean isCloudArchivalDirect,
    boolean hasLocalSnapshot,
    String environment) {

  private static final JsonForm<RunResponse> FORM = JsonForm.of(RunResponse.class);

  /**
   * A run.
   *
   * @param hasObjects whether its objects are told
   */
  static RunResponse of(Shown shown, boolean hasObjects, WireIds ids, Instant now) {
    Run run = shown.run();
    List<KeptSnapshot> live = shown.snapshots().stream().filter(KeptSnapshot::isLive).toList();
    return new RunResponse(
        run.id().toString(),
        run.id().instance(),
        ids.of(run.group()),
        false,
        run.groupName(),
        live.isEmpty() && !shown.snapshots().isEmpty(),
        hasObjects ? objects(shown) : null,
        WireRunSummary.of(run, live, ids, now),
        live.stream().anyMatch(KeptSnapshot::isHeld),
        false,
        !live.isEmpty(),
        "kPhysical");
  }

  private static List<WireObjectRun> objects(Shown shown) {
    Map<ObjectId, KeptSnapshot> snapshots =
        shown.snapshots().stream()
            .collect(Collectors.toMap(KeptSnapshot::object, Function.identity()));
    return shown.run().objects().stream()
        .map(object -> WireObjectRun.of(shown.run(), object, snapshots.get(object.object())))
        .toList();
  }

  byte[] json() {
    return FORM.write(this);
  }

  /**
   * A list of them.
   *
   * @param totalRuns how many there are in the window of time; null if none was asked for
   * @param paginationCookie null on the last page
   */
  record Page(List<RunResponse> runs, @Nullable Long totalRuns, @Nullable String paginationCookie) {
    private static final JsonForm<Page> FORM = JsonForm.of(Page.class);

    byte[] json() {
      return FORM.write(this);
    }
  }
}

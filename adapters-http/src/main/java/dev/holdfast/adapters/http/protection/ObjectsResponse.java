package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.json.Unwrapped;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search/objects} answers.
 *
 * @param count how many objects this page has
 */
record ObjectsResponse(List<Found> objects, @Nullable String paginationCookie, long count) {
  private static final JsonForm<ObjectsResponse> FORM = JsonForm.of(ObjectsResponse.class);

  /** An object that was found. */
  record Found(
      @Unwrapped WireObject object,
      WireObject sourceInfo,
      List<Protection> objectProtectionInfos) {}

  /** How this server protects it. */
  record Protection(
      long objectId,
      long sourceId,
      long clusterId,
      long clusterIncarnationId,
      List<String> tenantIds,
      boolean isDeleted,
      List<Group> protectionGroups,
      @Nullable String lastRunStatus) {}

  /** A group that protects it. */
  record Group(
      String name,
      String id,
      String protectionEnvType,
      String policyName,
      String policyId,
      @Nullable String lastBackupRunStatus,
      @Nullable Boolean lastRunSlaViolated) {}

  static ObjectsResponse of(List<FoundObject> found, @Nullable String cookie, WireIds ids) {
    return new ObjectsResponse(
        found.stream().map(one -> shown(one, ids)).toList(), cookie, found.size());
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static Found shown(FoundObject found, WireIds ids) {
    SourceObject object = found.object();
    WireObject wire = WireObject.of(object.id(), object.name(), object.osType());
    Protection protection =
        new Protection(
            object.id().number(),
            object.id().number(),
            ids.cluster(),
            ids.incarnation(),
            List.of(WireTenant.of(object.tenant())),
            !object.isRegistered(),
            found.groups().stream().map(group -> shown(group, ids)).toList(),
            found.lastRun().map(run -> RunStatuses.inSearch(run.status())).orElse(null));
    return new Found(wire, wire, List.of(protection));
  }

  private static Group shown(InGroup in, WireIds ids) {
    LastRun last = in.lastRun();
    return new Group(
        in.groupName(),
        ids.of(in.group()),
        "kFile",
        in.policyName(),
        ids.of(in.policy()),
        last == null ? null : RunStatuses.inSearch(last.status()),
        last == null ? null : last.isSlaViolated());
  }
}

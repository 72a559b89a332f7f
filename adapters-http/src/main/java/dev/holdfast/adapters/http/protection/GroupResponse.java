package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.protection.ManageGroups.Shown;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.VolumeProtection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group as clients read it. What it does not say is absent. */
record GroupResponse(
    String id,
    String name,
    String clusterId,
    String policyId,
    String priority,
    @Nullable String description,
    WireTimeOfDay startTime,
    @Nullable Long endTimeUsecs,
    long lastModifiedTimestampUsecs,
    @Nullable WireAlerts alertPolicy,
    @Nullable List<WireSla> sla,
    @Nullable String qosPolicy,
    boolean abortInBlackouts,
    boolean pauseInBlackouts,
    boolean isActive,
    boolean isDeleted,
    boolean isPaused,
    String environment,
    @Nullable RunResponse lastRun,
    boolean isProtectOnce,
    @Nullable List<GroupObjects.Missing> missingEntities,
    long numProtectedObjects,
    @Nullable List<WireKeyValue> advancedConfigs,
    WirePhysical physicalParams) {

  private static final JsonForm<GroupResponse> FORM = JsonForm.of(GroupResponse.class);

  /**
   * A group.
   *
   * @param objects how they are told
   * @param lastRun null if there is none, or nobody asked for it
   */
  static GroupResponse of(
      Shown shown, GroupObjects objects, @Nullable RunResponse lastRun, WireIds ids, Instant now) {
    ProtectionGroup group = shown.group();
    GroupSettings settings = group.settings();
    Protection protection = settings.protection();
    GroupHints hints = GroupHints.of(settings.hints());
    GroupTiming timing = group.timing();
    return new GroupResponse(
        ids.of(group.id()),
        settings.name(),
        Long.toString(ids.cluster()),
        ids.of(settings.policy()),
        KWords.of(settings.priority()),
        settings.description().isEmpty() ? null : settings.description(),
        WireTimeOfDay.of(timing.startTime()),
        timing.end().equals(GroupTiming.NO_END) ? null : WireMicros.of(timing.end()),
        WireMicros.of(group.modified()),
        WireAlerts.of(settings.alerting()),
        slas(settings, hints),
        hints.qosPolicy(),
        settings.inBlackouts() == BlackoutReaction.ABORT,
        settings.inBlackouts() == BlackoutReaction.PAUSE,
        group.isActive(now),
        group.isDeleted(),
        group.isPaused(),
        "kPhysical",
        lastRun,
        shown.isProtectOnce(),
        objects.missing(protection),
        protection.targets().size(),
        hints.advancedConfigs(),
        physical(protection, objects));
  }

  private static WirePhysical physical(Protection protection, GroupObjects objects) {
    boolean areTold = objects.areTold();
    return switch (protection) {
      case FileProtection files ->
          new WirePhysical(
              WirePhysical.FILES, null, areTold ? WireFileGroup.of(files, objects) : null);
      case VolumeProtection volumes ->
          new WirePhysical(
              WirePhysical.VOLUMES, areTold ? WireVolumeGroup.of(volumes, objects) : null, null);
    };
  }

  private static @Nullable List<WireSla> slas(GroupSettings settings, GroupHints hints) {
    List<WireSla> all =
        Stream.concat(
                settings.slas().stream().map(WireSla::of),
                hints.sla() == null ? Stream.of() : hints.sla().stream())
            .toList();
    return all.isEmpty() ? null : all;
  }

  byte[] json() {
    return FORM.write(this);
  }

  /**
   * A list of them.
   *
   * @param paginationCookie null on the last page
   */
  record Page(List<GroupResponse> protectionGroups, @Nullable String paginationCookie) {
    private static final JsonForm<Page> FORM = JsonForm.of(Page.class);

    byte[] json() {
      return FORM.write(this);
    }
  }
}

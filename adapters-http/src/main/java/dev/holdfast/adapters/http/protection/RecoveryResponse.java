package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryState;
import dev.holdfast.domain.recovery.RecoveryTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as clients read it.
 *
 * @param startTimeUsecs when it was asked for
 * @param messages what a person should know of its end
 */
record RecoveryResponse(
    String id,
    String name,
    long startTimeUsecs,
    @Nullable Long endTimeUsecs,
    String status,
    String progressTaskId,
    String snapshotEnvironment,
    String recoveryAction,
    Creation creationInfo,
    boolean canTearDown,
    @Nullable List<String> messages,
    boolean isParentRecovery,
    @Nullable String parentRecoveryId,
    boolean isMultiStageRestore,
    WireRecoveredPhysical physicalParams) {

  private static final JsonForm<RecoveryResponse> FORM = JsonForm.of(RecoveryResponse.class);

  /** Who asked for it. */
  record Creation(String userName) {}

  /** A list of them. */
  record All(List<RecoveryResponse> recoveries) {
    private static final JsonForm<All> FORM_OF_ALL = JsonForm.of(All.class);

    byte[] json() {
      return FORM_OF_ALL.write(this);
    }
  }

  /**
   * A recovery.
   *
   * @param told what became of some of its entries
   */
  static RecoveryResponse of(Recovery recovery, List<RecoveredEntry> told, WireIds ids) {
    @Nullable RecoveryId parent = recovery.parent();
    return new RecoveryResponse(
        ids.of(recovery.id()),
        recovery.name(),
        WireMicros.of(recovery.created()),
        WireMicros.ofNullable(recovery.end().orElse(null)),
        Words.of(recovery.state().status()),
        TaskPath.of(recovery.id()).toString(),
        SourceRequest.PHYSICAL,
        action(recovery.task()),
        new Creation(recovery.createdBy()),
        false,
        messages(recovery.state()),
        false,
        parent == null ? null : ids.of(parent),
        false,
        WireRecoveredPhysical.of(recovery, told, ids));
  }

  byte[] json() {
    return FORM.write(this);
  }

  private static @Nullable List<String> messages(RecoveryState state) {
    return state instanceof RecoveryState.Ended ended && !ended.message().isEmpty()
        ? List.of(ended.message())
        : null;
  }

  private static String action(RecoveryTask task) {
    return switch (task) {
      case RecoveryTask.Files files -> RecoveryFilters.RECOVER_FILES;
      case RecoveryTask.Download download -> RecoveryFilters.DOWNLOAD;
      case RecoveryTask.Volumes volumes -> RecoveryFilters.RECOVER_VOLUMES;
    };
  }
}

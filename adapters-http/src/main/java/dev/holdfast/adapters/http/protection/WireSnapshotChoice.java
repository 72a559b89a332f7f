package dev.holdfast.adapters.http.protection;

import dev.holdfast.application.port.in.recovery.ManageRecoveries.Choice;
import dev.holdfast.domain.error.NotFoundException;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that a client wants something of, as the contract writes it; what else the contract
 * has of it is told in answers, and not read.
 */
record WireSnapshotChoice(
    @NotNull String snapshotId,
    @Null(message = "can't be used: only whole snapshots are brought back, not times between them")
        @Nullable Long pointInTimeUsecs,
    @Pattern(
            regexp = ObjectSnapshotsResponse.LOCAL,
            message = "must be Local: there are no copies elsewhere")
        @Nullable String snapshotTargetType,
    @Null(message = "can't be used: there are no copies elsewhere")
        @Nullable Object archivalTargetInfo,
    @AssertFalse(message = "can't be used: there is no standby")
        @Nullable Boolean recoverFromStandby) {

  /**
   * The snapshots that are meant.
   *
   * @throws NotFoundException naming the one whose id is none of ours
   */
  static List<Choice> choices(String field, List<WireSnapshotChoice> given) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      choices.add(given.get(i).choice(field + "[" + i + "]"));
    }
    return choices;
  }

  Choice choice(String field) {
    return SnapshotName.parse(snapshotId)
        .map(name -> new Choice(name.run(), name.object()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.missing", field + ".snapshotId: there is no such snapshot."));
  }
}

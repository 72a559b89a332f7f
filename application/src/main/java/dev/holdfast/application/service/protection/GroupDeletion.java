package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.service.protection.GroupEdits.Edit;
import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.RunState.Canceling;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes groups. Their snapshots, if they are to go, follow in pieces: each is put to the guard
 * before the group is deleted, and again when it goes.
 */
final class GroupDeletion {
  /** So many snapshots are changed at once, to keep the catalogue free for others. */
  private static final int SNAPSHOTS_AT_ONCE = 500;

  /** When something keeps a snapshot of a deleted group after all, it is looked at again. */
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final GroupEdits edits;
  private final KeptSnapshots kept;
  private final NewRuns newRuns;
  private final InstantSource clock;

  GroupDeletion(GroupEdits edits, KeptSnapshots kept, NewRuns newRuns, InstantSource clock) {
    this.edits = edits;
    this.kept = kept;
    this.newRuns = newRuns;
    this.clock = clock;
  }

  void delete(Principal principal, GroupId id, boolean withSnapshots) {
    edits.<Boolean>edit(principal.tenant(), id, scene -> deleted(principal, scene, withSnapshots));
  }

  private Edit<Boolean> deleted(Principal principal, Scene scene, boolean withSnapshots) {
    ProtectionGroup group = scene.group();
    if (group.isDeleted()) {
      throw GroupEdits.missing(group.id());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (withSnapshots) {
      requireFree(group, now);
    }
    GroupChange change =
        GroupChange.of(group)
            .with(
                new AuditEntry(
                    group.tenant(),
                    now,
                    principal.name(),
                    withSnapshots ? "group.deleted.with-snapshots" : "group.deleted",
                    "group " + group.id(),
                    group.settings().name()));
    RunEnding ending = new RunEnding(newRuns, scene.open(), now);
    for (Run run : scene.open().reversed()) {
      change = stopped(change, ending, run);
    }
    Deletion deletion = new Deletion(now, withSnapshots);
    return new Edit.Make<>(change.with(change.group().deleted(deletion, now)).made(), true);
  }

  /** The run that waits comes first, so that it does not begin when the other one ends. */
  private static GroupChange stopped(GroupChange change, RunEnding ending, Run run) {
    return switch (run.state()) {
      case RunState.Accepted state -> ending.cancel(change, run, CancelCause.GROUP_DELETED);
      case RunState.Paused state -> ending.cancel(change, run, CancelCause.GROUP_DELETED);
      case RunState.Running state -> canceling(change, run);
      case RunState.Pausing state -> canceling(change, run);
      case RunState.Resuming state -> canceling(change, run);
      case Canceling state -> change;
      case RunState.Ended state -> change;
    };
  }

  private static GroupChange canceling(GroupChange change, Run run) {
    return change.withHastened(run.to(new Canceling(CancelCause.GROUP_DELETED)));
  }

  private void requireFree(ProtectionGroup group, Instant now) {
    long after = 0;
    List<KeptSnapshot> some;
    do {
      some = kept.ofGroup(group.tenant(), group.id(), after, SNAPSHOTS_AT_ONCE);
      for (KeptSnapshot snapshot : some) {
        if (SnapshotGuard.removalWithGroup(snapshot, now) instanceof Verdict.Refused refused) {
          throw new StateConflictException(
              "group.locked",
              "The snapshot of run %s must stay, so nothing is deleted. %s"
                  .formatted(snapshot.run(), refused.reason()));
        }
        after = snapshot.run().startMicros();
      }
    } while (some.size() >= SNAPSHOTS_AT_ONCE);
  }

  /**
   * Has snapshots of a group go that was deleted with them; some of many.
   *
   * @return when to look at the group again
   */
  Instant removeSome(ProtectionGroup group, Instant now) {
    List<KeptSnapshot> live = kept.ofGroup(group.tenant(), group.id(), 0, SNAPSHOTS_AT_ONCE);
    List<Swap> swaps = new ArrayList<>();
    for (KeptSnapshot snapshot : live) {
      if (SnapshotGuard.removalWithGroup(snapshot, now) instanceof Verdict.Cleared cleared) {
        swaps.add(new Swap(snapshot, snapshot.changedBy(cleared.clearance())));
      }
    }
    kept.swap(swaps, List.of());
    if (live.isEmpty()) {
      return ProtectionGroup.NEVER;
    }
    return swaps.isEmpty() ? now.plus(LOOK_AGAIN) : now;
  }
}

package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the guard about every snapshot of a run, and changes them all or none. */
public final class UpdateRunsService implements UpdateRuns {
  /** How often a change is tried; each failure means that somebody else changed the same run. */
  private static final int TRIES_MAX = 20;

  private final ProtectionGroups groups;
  private final Runs runs;
  private final KeptSnapshots kept;
  private final InstantSource clock;

  public UpdateRunsService(
      ProtectionGroups groups, Runs runs, KeptSnapshots kept, InstantSource clock) {
    this.groups = groups;
    this.runs = runs;
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public List<Result> update(Principal principal, GroupId group, List<Update> updates) {
    principal.require(Privilege.PROTECTION_MODIFY);
    ProtectionGroup found =
        groups.find(principal.tenant(), group).orElseThrow(() -> GroupEdits.missing(group));
    return updates.stream()
        .map(update -> new Result(update.run(), error(principal, found, update)))
        .toList();
  }

  private String error(Principal principal, ProtectionGroup of, Update update) {
    GroupId group = of.id();
    Optional<Run> run =
        runs.find(principal.tenant(), update.run()).filter(found -> found.group().equals(group));
    if (run.isEmpty()) {
      return "The group has no run " + update.run() + ".";
    }
    if (run.get().isOpen()) {
      return "The run has not ended; cancel it, or wait for its end.";
    }
    if (isToStay(update) && of.deletion() != null && of.deletion().withSnapshots()) {
      return "Its group was deleted together with its snapshots, which can't be kept any more.";
    }
    for (int i = 0; i < TRIES_MAX; i++) {
      List<KeptSnapshot> live = live(run.get());
      if (live.isEmpty()) {
        return "The run has no snapshot any more, or never had one.";
      }
      switch (changed(principal, update, live)) {
        case SnapshotUpdate.Refused(String reason) -> {
          return reason;
        }
        case SnapshotUpdate.Made(List<Swap> swaps, List<AuditEntry> audit) -> {
          if (kept.swap(swaps, audit)) {
            return "";
          }
        }
      }
    }
    return "The run changes too often just now; try again.";
  }

  /** Whether snapshots are to live longer by it than they would. */
  private static boolean isToStay(Update update) {
    boolean isHeldByIt = update.isHeld() != null && update.isHeld();
    return !update.delete() && (isHeldByIt || update.moreDays() > 0 || update.lock() != null);
  }

  private SnapshotUpdate.Outcome changed(
      Principal principal, Update update, List<KeptSnapshot> live) {
    Instant now = clock.instant();
    List<Swap> swaps = new ArrayList<>();
    List<AuditEntry> audit = new ArrayList<>();
    SnapshotUpdate one = new SnapshotUpdate(principal, update, now);
    for (KeptSnapshot snapshot : live) {
      switch (one.of(snapshot)) {
        case SnapshotUpdate.Refused refused -> {
          return refused;
        }
        case SnapshotUpdate.Made(List<Swap> more, List<AuditEntry> entries) -> {
          swaps.addAll(more);
          audit.addAll(entries);
        }
      }
    }
    return new SnapshotUpdate.Made(swaps, audit);
  }

  private List<KeptSnapshot> live(Run run) {
    return kept.ofRuns(run.tenant(), List.of(run.id())).getOrDefault(run.id(), List.of()).stream()
        .filter(KeptSnapshot::isLive)
        .toList();
  }
}

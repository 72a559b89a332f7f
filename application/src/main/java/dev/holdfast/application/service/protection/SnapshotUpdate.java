package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.SnapshotLock.Until;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One wish for the snapshots of a run, put to the guard for each. */
record SnapshotUpdate(Principal principal, Update update, Instant now) {

  /** What becomes of a snapshot. */
  sealed interface Outcome {}

  /** It may be changed so. */
  record Made(List<Swap> swaps, List<AuditEntry> audit) implements Outcome {}

  /** It may not; a sentence. */
  record Refused(String reason) implements Outcome {}

  Outcome of(KeptSnapshot snapshot) {
    Steps steps = new Steps(snapshot);
    if (update.delete()) {
      steps.cleared(SnapshotGuard.removal(snapshot, principal, now), "snapshot.deleted");
    } else {
      hold(steps);
      expiry(steps);
      lock(steps);
    }
    return steps.outcome();
  }

  /** A hold that is released in the same request does not stand against what follows it. */
  private void hold(Steps steps) {
    Boolean isHeld = update.isHeld();
    if (isHeld == null || isHeld == steps.current.isHeld()) {
      return;
    }
    if (isHeld) {
      steps.cleared(SnapshotGuard.holding(steps.current, principal), "snapshot.hold.set");
    } else {
      steps.cleared(SnapshotGuard.release(steps.current, principal), "snapshot.hold.released");
    }
  }

  private void expiry(Steps steps) {
    if (update.moreDays() == 0) {
      return;
    }
    Instant expiry = steps.current.expiry().plus(Duration.ofDays(update.moreDays()));
    if (update.moreDays() > 0) {
      steps.changed(steps.current.prolonged(expiry), "snapshot.prolonged", "Until " + expiry);
    } else if (expiry.isAfter(now)) {
      steps.cleared(
          SnapshotGuard.shortening(steps.current, expiry, principal, now), "snapshot.shortened");
    } else {
      steps.cleared(SnapshotGuard.removal(steps.current, principal, now), "snapshot.deleted");
    }
  }

  private void lock(Steps steps) {
    DatalockMode mode = update.lock();
    if (mode == null || !steps.current.isLive()) {
      return;
    }
    Until lock = new Until(mode, steps.current.expiry());
    Optional<Until> stronger =
        steps.current.lockInForce(now).filter(present -> !KeptSnapshot.isAtLeast(lock, present));
    if (stronger.isPresent()) {
      steps.refused(
          "It has a datalock in the mode Compliance until "
              + stronger.get().end()
              + ", which can't be made weaker.");
    } else {
      steps.changed(
          steps.current.locked(lock, now), "snapshot.locked", mode + " until " + lock.end());
    }
  }

  /** A snapshot on its way through the steps of one wish; once one is refused, all are. */
  private final class Steps {
    private final KeptSnapshot read;
    private final List<AuditEntry> audit = new ArrayList<>();
    private KeptSnapshot current;
    private @Nullable Refused refusal;

    Steps(KeptSnapshot read) {
      this.read = read;
      this.current = read;
    }

    void changed(KeptSnapshot changed, String action, String detail) {
      current = changed;
      audit.add(
          new AuditEntry(
              read.tenant(),
              now,
              principal.name(),
              action,
              "run " + read.run() + ", object " + read.object(),
              detail));
    }

    void cleared(Verdict verdict, String action) {
      switch (verdict) {
        case Verdict.Refused(String reason) -> refused(reason);
        case Verdict.Cleared(Clearance clearance) -> {
          if (refusal == null) {
            changed(
                current.changedBy(clearance),
                action,
                clearance.overridesLock() ? "An administrative datalock was set aside." : "");
          }
        }
      }
    }

    void refused(String reason) {
      refusal = new Refused(reason);
    }

    Outcome outcome() {
      return refusal == null ? new Made(List.of(new Swap(read, current)), audit) : refusal;
    }
  }
}

package dev.holdfast.application.service.protection;

import dev.holdfast.application.service.protection.GroupEdits.Scene;
import dev.holdfast.domain.policy.BlackoutCalendar;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.Stretch;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.RunState.Accepted;
import dev.holdfast.domain.protection.RunState.Canceling;
import dev.holdfast.domain.protection.RunState.Paused;
import dev.holdfast.domain.protection.RunState.Pausing;
import dev.holdfast.domain.protection.RunState.Resuming;
import dev.holdfast.domain.protection.RunState.Running;
import java.time.Instant;
import java.util.Optional;

/** One look of the scheduler at a group: what is due starts, and blackouts are heeded. */
record Look(Policy policy, Scene scene, NewRuns newRuns, Instant now) {

  GroupChange change() {
    ProtectionGroup group = seen(scene.group());
    NextRun next = NextRun.of(policy.settings(), group.timing(), group.history(), now);
    GroupChange change =
        GroupChange.of(group.scheduled(timing(group, next), next.history(), nextLook(group, next)));
    for (NextRun.Missed missed : next.missed()) {
      change = change.with(newRuns.missed(group, missed));
    }
    if (next.decision() instanceof NextRun.Due due) {
      Run run = newRuns.scheduled(group, due, now);
      change = change.with(run, newRuns.jobFor(change.group(), run, now));
    }
    for (Run run : scene.open()) {
      change = react(change, run);
    }
    return change;
  }

  /**
   * A policy that was changed counts from then on, not for times that were over; what came due
   * after the change is not let go, however late it is seen.
   */
  private ProtectionGroup seen(ProtectionGroup group) {
    Instant changed = policy.modified();
    return group.policySeen().equals(changed)
        ? group
        : group.seeing(policy, group.history().changed(policy.settings(), group.timing(), changed));
  }

  private static GroupTiming timing(ProtectionGroup group, NextRun next) {
    return next.decision() instanceof NextRun.Due due && due.lastOfGroup()
        ? group.timing().usedUp()
        : group.timing();
  }

  private Instant nextLook(ProtectionGroup group, NextRun next) {
    Instant ofSchedule =
        switch (next.decision()) {
          case NextRun.Never never -> ProtectionGroup.NEVER;
          case NextRun.AfterOpenRun open -> ProtectionGroup.NEVER;
          case NextRun.Due due -> ProtectionGroup.NEVER;
          case NextRun.Wait(Instant until) -> until;
        };
    boolean hasOpenRun = !scene.open().isEmpty() || next.decision() instanceof NextRun.Due;
    return hasOpenRun ? earlier(ofSchedule, nextReaction(group)) : ofSchedule;
  }

  /** When an open run may have to be paused, resumed or cancelled. */
  private Instant nextReaction(ProtectionGroup group) {
    if (group.settings().inBlackouts() == BlackoutReaction.GO_ON) {
      return ProtectionGroup.NEVER;
    }
    BlackoutCalendar blackouts = policy.settings().blackoutCalendar();
    return blackouts
        .at(now)
        .map(Stretch::end)
        .or(() -> blackouts.nextStart(now))
        .orElse(ProtectionGroup.NEVER);
  }

  private GroupChange react(GroupChange change, Run run) {
    Optional<Stretch> blackout = policy.settings().blackoutCalendar().at(now);
    if (blackout.isEmpty()) {
      return run.state() instanceof Paused(PauseCause cause) && cause == PauseCause.BLACKOUT
          ? change.with(run.to(new Resuming()), newRuns.jobFor(change.group(), run, now))
          : change;
    }
    // A run that a client asks for within a blackout is wanted there.
    boolean wasCaught = run.start().isBefore(blackout.get().start());
    return wasCaught ? caught(change, run) : change;
  }

  private GroupChange caught(GroupChange change, Run run) {
    return switch (change.group().settings().inBlackouts()) {
      case GO_ON -> change;
      case PAUSE ->
          run.state() instanceof Running
              ? change.withHastened(run.to(new Pausing(PauseCause.BLACKOUT)))
              : change;
      case ABORT -> aborted(change, run);
    };
  }

  private GroupChange aborted(GroupChange change, Run run) {
    return switch (run.state()) {
      case Accepted state -> ending().cancel(change, run, CancelCause.BLACKOUT);
      case Running state -> change.withHastened(run.to(new Canceling(CancelCause.BLACKOUT)));
      case Pausing state -> change.withHastened(run.to(new Canceling(CancelCause.BLACKOUT)));
      case Resuming state -> change.withHastened(run.to(new Canceling(CancelCause.BLACKOUT)));
      case Paused state -> ending().cancel(change, run, CancelCause.BLACKOUT);
      case Canceling state -> change;
      case RunState.Ended state -> change;
    };
  }

  private RunEnding ending() {
    return new RunEnding(newRuns, scene.open(), now);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

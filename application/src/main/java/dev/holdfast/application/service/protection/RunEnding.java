package dev.holdfast.application.service.protection;

import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState.Accepted;
import dev.holdfast.domain.protection.RunState.Ended;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the end of a run means for its group: the next one may begin. */
final class RunEnding {
  private final NewRuns newRuns;
  private final List<Run> open;
  private final Instant now;

  /**
   * Ends of runs of one group, in one change.
   *
   * @param open its runs that had not ended before
   */
  RunEnding(NewRuns newRuns, List<Run> open, Instant now) {
    this.newRuns = newRuns;
    this.open = open;
    this.now = now;
  }

  /** Cancels a run on which no worker is at work. */
  GroupChange cancel(GroupChange change, Run run, CancelCause cause) {
    return end(change, run.cancelled(now, cause), RunOutcome.CANCELED, cause.sentence());
  }

  /** Ends a run, and has the one that waits for it begin. */
  GroupChange end(GroupChange change, Run run, RunOutcome outcome, String message) {
    GroupChange ended = change.with(run.to(new Ended(outcome, now, message)).workedOnByNobody());
    if (isWaiting(run)) {
      return ended;
    }
    ProtectionGroup group = ended.group();
    Optional<Run> next = waiting(ended);
    GroupChange freed = ended.with(group.afterRun(group.history().runEnded(now), now));
    return next.map(waiting -> begin(freed, waiting)).orElse(freed);
  }

  private GroupChange begin(GroupChange change, Run run) {
    ProtectionGroup group = change.group();
    return change
        .with(group.afterRun(group.history().runStarted(), now))
        .with(run, newRuns.jobFor(change.group(), run, now));
  }

  /** The run that waits, unless it is ended in the same change. */
  private Optional<Run> waiting(GroupChange change) {
    return open.stream()
        .filter(RunEnding::isWaiting)
        .filter(run -> change.runs().stream().noneMatch(other -> other.id().equals(run.id())))
        .findFirst();
  }

  /** Whether it waits for another run, rather than for a worker. */
  static boolean isWaiting(Run run) {
    return run.state() instanceof Accepted && run.job() == null;
  }
}

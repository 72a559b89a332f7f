package dev.holdfast.domain.policy;

import dev.holdfast.domain.policy.GroupTiming.State.Active;
import dev.holdfast.domain.policy.GroupTiming.State.Paused;
import dev.holdfast.domain.policy.GroupTiming.State.UsedUp;
import dev.holdfast.domain.policy.NextRun.AfterOpenRun;
import dev.holdfast.domain.policy.NextRun.Decision;
import dev.holdfast.domain.policy.NextRun.Due;
import dev.holdfast.domain.policy.NextRun.Missed;
import dev.holdfast.domain.policy.NextRun.Never;
import dev.holdfast.domain.policy.NextRun.Reason;
import dev.holdfast.domain.policy.NextRun.Wait;
import dev.holdfast.domain.policy.Schedule.OnDemand;
import dev.holdfast.domain.policy.Schedule.ProtectOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One decision on the next run, from the overlaps with the last run to what is due now. */
record NextRunDecision(PolicySettings policy, GroupTiming timing, RunHistory history, Instant now) {

  NextRun made() {
    if (timing.state() instanceof UsedUp) {
      return answer(new Never(Reason.USED_UP), List.of(), history);
    }
    if (history.open()) {
      return answer(new AfterOpenRun(), List.of(), history);
    }
    DueTimes times = DueTimes.of(policy, timing);
    Instant free = earlier(history.freeSince(), now);
    List<Missed> overlapped = times.tally(history.handledUntil(), free).missed();
    Instant handled =
        free.isAfter(history.handledUntil())
            ? times.settledAt(free, history.handledUntil())
            : history.handledUntil();
    return afterOverlaps(times, overlapped, handled);
  }

  private NextRun afterOverlaps(DueTimes times, List<Missed> overlapped, Instant handled) {
    Tally pending = times.tally(handled, now);
    Optional<Reason> stopped = stopped();
    if (stopped.isPresent()) {
      List<Missed> all = joined(overlapped, pending.missed());
      return answer(new Never(stopped.get()), all, history.handledUntil(later(handled, now)));
    }
    Optional<Instant> once = once(times);
    boolean onceIsDue = once.filter(time -> !time.isAfter(now)).isPresent();
    if (pending.isEmpty() && !onceIsDue) {
      return answer(wait(times, handled), overlapped, history.handledUntil(handled));
    }
    Optional<Stretch> blackout = times.blackouts().at(now);
    if (blackout.isPresent()) {
      Wait until = new Wait(blackout.get().end());
      return answer(until, overlapped, history.handledUntil(handled));
    }
    Instant scheduled = onceIsDue ? later(once.orElseThrow(), pending.last()) : pending.last();
    Tally rest = times.tally(handled, ScheduledTimes.justBefore(scheduled));
    return answer(
        due(scheduled, handled, onceIsDue),
        joined(overlapped, rest.missed()),
        history.handledUntil(now).runStarted());
  }

  private Optional<Reason> stopped() {
    if (!now.isBefore(timing.end())) {
      return Optional.of(Reason.ENDED);
    }
    return switch (timing.state()) {
      case Active() -> Optional.empty();
      case Paused(Instant since) -> Optional.of(Reason.PAUSED);
      case UsedUp() -> Optional.of(Reason.USED_UP);
    };
  }

  private Decision wait(DueTimes times, Instant handled) {
    return Stream.concat(times.firstAfter(handled).stream(), once(times).stream())
        .min(Comparator.naturalOrder())
        .<Decision>map(Wait::new)
        .orElseGet(() -> new Never(isOnDemand() ? Reason.NO_SCHEDULE : Reason.ENDED));
  }

  private boolean isOnDemand() {
    return policy.regular().incremental() instanceof OnDemand && policy.fullRuns().isEmpty();
  }

  /** The time of a protect-once schedule, however long it is over: the group is not used up. */
  private Optional<Instant> once(DueTimes times) {
    return policy.fullRuns().stream()
        .map(FullBackup::schedule)
        .filter(ProtectOnce.class::isInstance)
        .flatMap(schedule -> schedule.firstAfter(timing, Instant.MIN).stream())
        .map(times::heldBack)
        .findFirst();
  }

  private Due due(Instant scheduled, Instant handled, boolean onceIsDue) {
    List<Retention> ofFull =
        policy.fullRuns().stream()
            .filter(full -> isDue(full.schedule(), handled, onceIsDue))
            .map(FullBackup::retention)
            .toList();
    return ofFull.isEmpty()
        ? new Due(RunType.REGULAR, scheduled, policy.retentionsOf(RunType.REGULAR), false)
        : new Due(RunType.FULL, scheduled, ofFull, onceIsDue);
  }

  private boolean isDue(Schedule full, Instant handled, boolean onceIsDue) {
    return full instanceof ProtectOnce
        ? onceIsDue
        : full.firstAfter(timing, handled).filter(time -> !time.isAfter(now)).isPresent();
  }

  private static NextRun answer(Decision decision, List<Missed> missed, RunHistory history) {
    return new NextRun(decision, missed, history);
  }

  private static List<Missed> joined(List<Missed> first, List<Missed> second) {
    List<Missed> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

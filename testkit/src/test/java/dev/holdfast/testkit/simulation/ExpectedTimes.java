package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.testkit.simulation.PlainSchedules.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the runs of one group should begin. Time passes through it instant by instant: each time of
 * a schedule waits until a run begins for it, or is missed since another run was open.
 */
final class ExpectedTimes {
  /** Times of which one is to be told, as missed. */
  record Missed(long count, Instant first, Instant last) {
    static Missed of(List<Due> times) {
      return new Missed(times.size(), times.getFirst().at(), times.getLast().at());
    }
  }

  /** What a run should be that begins now. */
  record Start(Instant scheduled, Set<Integer> fulls, boolean isLast) {}

  private final Instant created;
  private PolicySettings policy;
  private PlainBlackouts blackouts;
  private PlainSchedules schedules;
  private TimeOfDay start;
  private Instant anchor;
  private final Instant end;
  private boolean isPaused;
  private Due next;

  /** When a protect-once schedule comes due. */
  private Instant once;

  /** Due, and no run has begun for it. */
  private final List<Due> waiting = new ArrayList<>();

  /** Due at the end of the blackout that is under way. */
  private @Nullable Due held;

  ExpectedTimes(PolicySettings policy, Instant created, TimeOfDay start, Instant end) {
    this.created = created;
    this.anchor = created;
    this.start = start;
    this.end = end;
    this.policy = policy;
    this.blackouts = new PlainBlackouts(policy.blackouts());
    this.schedules = new PlainSchedules(policy, created, anchor, start);
    this.next = schedules.after(created.minusNanos(1));
    this.once = heldBack(schedules.once().at());
  }

  /** The next instant at which something comes due; {@link Instant#MAX} if never. */
  Instant next() {
    Instant soonest = held == null ? next.at() : earlier(held.at(), next.at());
    Instant any = earlier(soonest, once);
    return isOver(any) ? Instant.MAX : any;
  }

  /** Has everything come due up to an instant. */
  void pass(Instant now) {
    while ((held != null && !held.at().isAfter(now)) || !next.at().isAfter(now)) {
      if (held != null && !next.at().isBefore(held.at())) {
        Due released = held;
        held = null;
        add(released);
      } else {
        Due scheduled = next;
        next =
            isOver(scheduled.at())
                ? new Due(Instant.MAX, Set.of())
                : schedules.after(scheduled.at());
        scheduled(scheduled);
      }
    }
  }

  private void scheduled(Due due) {
    if (held != null) {
      held = held.and(due.fulls());
    } else if (blackouts.at(due.at())) {
      held = new Due(blackouts.end(due.at()), due.fulls());
    } else {
      add(due);
    }
  }

  private void add(Due due) {
    if (!due.at().isBefore(end)) {
      return;
    }
    if (!waiting.isEmpty() && waiting.getLast().at().equals(due.at())) {
      waiting.set(waiting.size() - 1, waiting.getLast().and(due.fulls()));
    } else {
      waiting.add(due);
    }
  }

  boolean isBlackout(Instant now) {
    return blackouts.at(now);
  }

  boolean isOver(Instant now) {
    return !now.isBefore(end);
  }

  /** The run that should begin now if none is open and the group is active; empty if none. */
  Optional<Start> due(Instant now) {
    boolean isOnce = !once.isAfter(now);
    if (isOver(now) || isBlackout(now) || (waiting.isEmpty() && !isOnce)) {
      return Optional.empty();
    }
    Due all = new Due(now, isOnce ? schedules.once().fulls() : Set.of());
    for (Due one : waiting) {
      all = all.and(one.fulls());
    }
    Instant last = waiting.isEmpty() ? Instant.MIN : waiting.getLast().at();
    Instant scheduled = isOnce && once.isAfter(last) ? once : last;
    return Optional.of(new Start(scheduled, all.fulls(), isOnce));
  }

  /** A run has begun for all that waits; those that it can't stand for are missed. */
  Optional<Missed> begun(Start run) {
    waiting.removeIf(one -> one.at().equals(run.scheduled()));
    return missed();
  }

  /** Everything that waits is missed. */
  Optional<Missed> missed() {
    Optional<Missed> told = waiting.isEmpty() ? Optional.empty() : Optional.of(Missed.of(waiting));
    waiting.clear();
    return told;
  }

  /** What is held back by a blackout is let go when the group is paused. */
  void pause(Instant now) {
    waiting.removeIf(one -> one.at().equals(now));
    isPaused = true;
    held = null;
    next = new Due(Instant.MAX, Set.of());
  }

  /** From now on minutes and hours are counted anew, and nothing before now matters. */
  void resume(Instant now) {
    waiting.clear();
    held = null;
    isPaused = false;
    anchor = now;
    change(policy, start);
    next = schedules.after(now.minusNanos(1));
  }

  /** The times before now are let go; the run that a blackout holds back is not. */
  void changed(PolicySettings newPolicy, TimeOfDay newStart, Instant now) {
    waiting.clear();
    change(newPolicy, newStart);
    if (!isPaused) {
      next = schedules.after(now);
    }
  }

  private void change(PolicySettings newPolicy, TimeOfDay newStart) {
    policy = newPolicy;
    start = newStart;
    blackouts = new PlainBlackouts(policy.blackouts());
    schedules = new PlainSchedules(policy, created, anchor, start);
    once = heldBack(schedules.once().at());
  }

  private Instant heldBack(Instant time) {
    return time.isBefore(end) && blackouts.at(time) ? blackouts.end(time) : time;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

package dev.holdfast.domain.protection;

import dev.holdfast.domain.protection.ObjectState.InProgress;
import dev.holdfast.domain.protection.ObjectState.Waiting;
import dev.holdfast.domain.protection.ObjectState.WaitingForNextAttempt;
import dev.holdfast.domain.protection.RunState.Canceling;
import dev.holdfast.domain.protection.RunState.Pausing;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a worker is to do next for a run that it has begun. */
public sealed interface NextStep {

  /** An attempt that an earlier worker left behind is to be cleared up. */
  record ClearUp(ObjectRun object) implements NextStep {}

  /** An attempt at an object is to begin. */
  record Attempt(ObjectRun object) implements NextStep {}

  /** Nothing is to be done before this time. */
  record Wait(Instant until) implements NextStep {}

  /** The run is to be paused. */
  record Pause(PauseCause cause) implements NextStep {}

  /** The run is to end, and what has not ended of it is to be cancelled. */
  record Cancel(CancelCause cause) implements NextStep {}

  /** Every object has ended, and so is the run to. */
  record End() implements NextStep {}

  /**
   * The next step.
   *
   * @param deadline when the run takes too long; {@link Instant#MAX} if it never does
   */
  static NextStep of(Run run, Instant deadline, Instant now) {
    Optional<ObjectRun> left = first(run, object -> object.state() instanceof InProgress);
    if (left.isPresent()) {
      return new ClearUp(left.get());
    }
    if (run.state() instanceof Canceling(CancelCause cause)) {
      return new Cancel(cause);
    }
    if (run.objects().stream().allMatch(object -> object.state().isEnded())) {
      return new End();
    }
    if (!now.isBefore(deadline)) {
      return new Cancel(CancelCause.TIMEOUT);
    }
    if (run.state() instanceof Pausing(PauseCause cause)) {
      return new Pause(cause);
    }
    return first(run, object -> isDue(object, now))
        .<NextStep>map(Attempt::new)
        .orElseGet(() -> new Wait(earlier(nextAttempt(run), deadline)));
  }

  private static boolean isDue(ObjectRun object, Instant now) {
    return switch (object.state()) {
      case Waiting state -> true;
      case WaitingForNextAttempt(Instant due) -> !now.isBefore(due);
      case InProgress state -> false;
      case ObjectState.Stored state -> false;
      case ObjectState.Failed state -> false;
      case ObjectState.Canceled state -> false;
    };
  }

  private static Instant nextAttempt(Run run) {
    return run.objects().stream()
        .map(ObjectRun::state)
        .flatMap(
            state ->
                state instanceof WaitingForNextAttempt(Instant due)
                    ? Stream.of(due)
                    : Stream.empty())
        .min(Instant::compareTo)
        .orElseThrow(() -> new IllegalStateException("An object that has not ended waits"));
  }

  private static Optional<ObjectRun> first(Run run, Predicate<ObjectRun> wanted) {
    return run.objects().stream().filter(wanted).findFirst();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

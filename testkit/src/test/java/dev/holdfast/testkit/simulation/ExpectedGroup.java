package dev.holdfast.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.testkit.simulation.ExpectedLives.Life;
import dev.holdfast.testkit.simulation.ExpectedTimes.Missed;
import dev.holdfast.testkit.simulation.ExpectedTimes.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What should become of one group, run by run. */
final class ExpectedGroup {
  private enum State {
    ACTIVE,
    PAUSED,
    USED_UP,
    DELETED
  }

  private final String name;
  private final ExpectedTimes times;
  private final ExpectedLives lives;
  private PolicySettings policy;
  private TimeOfDay start;
  private State state = State.ACTIVE;

  /** Runs that have not ended, the one that waits among them. */
  private final Map<RunId, Run> open = new LinkedHashMap<>();

  private final Map<RunId, Life> lifeOfRun = new LinkedHashMap<>();
  private final List<Missed> untold = new ArrayList<>();
  private long runs;
  private long missed;

  ExpectedGroup(ProtectionGroup group, PolicySettings policy) {
    Instant created = group.timing().created();
    this.name = group.settings().name();
    this.policy = policy;
    this.start = group.timing().startTime();
    this.times = new ExpectedTimes(policy, created, start, group.timing().end());
    this.lives = new ExpectedLives(created);
  }

  Collection<Run> open() {
    return List.copyOf(open.values());
  }

  Optional<Run> open(RunId id) {
    return Optional.ofNullable(open.get(id));
  }

  PolicySettings policy() {
    return policy;
  }

  TimeOfDay start() {
    return start;
  }

  boolean isPaused() {
    return state == State.PAUSED;
  }

  boolean isUsedUp() {
    return state == State.USED_UP;
  }

  boolean isDeleted() {
    return state == State.DELETED;
  }

  boolean isBlackout(Instant now) {
    return times.isBlackout(now);
  }

  long runs() {
    return runs;
  }

  long missed() {
    return missed;
  }

  /** Whether a client may start a run now. */
  boolean isStartable(Instant now) {
    boolean isActive = state == State.ACTIVE || state == State.PAUSED;
    return isActive && !times.isOver(now) && open.values().stream().noneMatch(this::isWaiting);
  }

  Instant next() {
    return state == State.ACTIVE ? times.next() : Instant.MAX;
  }

  void paused(Instant now) {
    times.pass(now);
    times.pause(now);
    state = State.PAUSED;
    missWhatWaits();
  }

  void resumed(Instant now) {
    times.resume(now);
    state = State.ACTIVE;
  }

  void deleted() {
    state = State.DELETED;
    untold.clear();
  }

  void changed(PolicySettings newPolicy, TimeOfDay newStart, Instant now) {
    times.pass(now);
    times.changed(newPolicy, newStart, now);
    policy = newPolicy;
    start = newStart;
  }

  /** Runs have changed together. */
  void saw(List<Run> changed, Instant now) {
    times.pass(now);
    boolean wasBusy = isBusy();
    for (Run run : changed) {
      if (!isMissed(run)) {
        saw(run, now);
      }
    }
    if (times.isOver(now)) {
      missWhatWaits();
    }
    changed.stream().filter(ExpectedGroup::isMissed).forEach(this::sawMissed);
    assertThat(open.values().stream().filter(run -> !isWaiting(run)).count())
        .as("runs of %s under way at %s: %s", name, now, open.values())
        .isLessThan(2);
    assertThat(open).as("open runs of %s at %s", name, now).hasSizeLessThan(3);
    if (wasBusy && !isBusy()) {
      missWhatWaits();
    }
  }

  private void saw(Run run, Instant now) {
    if (!open.containsKey(run.id())) {
      assertThat(run.state()).isEqualTo(new RunState.Accepted());
      assertThat(Duration.between(run.start(), now)).isLessThan(Duration.ofSeconds(1));
      switch (run.cause()) {
        case RunCause.Scheduled(Instant at) -> sawScheduled(run, at, now);
        case RunCause.OnDemand onDemand -> sawOnDemand(run);
      }
      runs++;
    }
    open.put(run.id(), run);
    if (!run.isOpen()) {
      open.remove(run.id());
      assertThat(run.objects()).as("%s has ended", run).allMatch(one -> one.state().isEnded());
    }
  }

  private static boolean isMissed(Run run) {
    return run.state() instanceof RunState.Ended ended && ended.outcome() == RunOutcome.MISSED;
  }

  private void sawMissed(Run run) {
    RunState.Ended ended = (RunState.Ended) run.state();
    Missed told = new Missed(counted(ended.message()), run.start(), ended.at());
    assertThat(untold).as("missed of %s", name).contains(told);
    untold.remove(told);
    missed += told.count();
  }

  private static long counted(String message) {
    return message.startsWith("The run ") ? 1 : Long.parseLong(message.split(" ", 2)[0]);
  }

  private void sawScheduled(Run run, Instant at, Instant now) {
    assertThat(isBusy() || state != State.ACTIVE).as("%s begins in %s", run, state).isFalse();
    Optional<Start> due = times.due(now);
    assertThat(due).as("what is due at %s of %s", now, run).isPresent();
    Start wanted = due.get();
    assertThat(at).as("the time of %s", run).isEqualTo(wanted.scheduled());
    assertThat(run.type() == RunType.FULL)
        .as("the type of %s", run)
        .isEqualTo(!wanted.fulls().isEmpty());
    assertThat(run.retentions())
        .as("the retentions of %s", run)
        .isEqualTo(ExpectedLives.base(policy, run.type(), wanted.fulls()));
    times.begun(wanted).ifPresent(untold::add);
    state = wanted.isLast() ? State.USED_UP : state;
  }

  private void sawOnDemand(Run run) {
    Set<Integer> fulls =
        IntStream.range(0, policy.fullRuns().size()).boxed().collect(Collectors.toSet());
    assertThat(run.retentions()).isEqualTo(ExpectedLives.base(policy, run.type(), fulls));
  }

  /** How long the snapshots of a run stay, when one of them is there. */
  Life life(Run run) {
    return lifeOfRun.computeIfAbsent(
        run.id(),
        unused ->
            run.cause() instanceof RunCause.Scheduled
                ? lives.scheduled(policy, start.zone(), run.type(), run.start(), run.retentions())
                : ExpectedLives.onDemand(run.start(), run.retentions()));
  }

  /** The server is up and has nothing to do: whatever was due has begun, or its end was told. */
  void assertSettled(Predicate<Run> mayWait, Instant now) {
    times.pass(now);
    Optional<Start> due = state == State.ACTIVE && !isBusy() ? times.due(now) : Optional.empty();
    List<Run> overdue =
        open.values().stream().filter(run -> isOverdue(run, now) && !mayWait.test(run)).toList();
    // Assertions take their time, and there are millions of looks.
    if (due.isPresent() || !overdue.isEmpty() || !untold.isEmpty()) {
      fail(
          "%s at %s: due is %s, nobody works on %s, missed and not told of are %s",
          name, now, due, overdue, untold);
    }
  }

  /** Whether a worker should be at work on a run, unless it is just there. */
  boolean isOverdue(Run run, Instant now) {
    return switch (run.state()) {
      case RunState.Accepted state -> !isWaiting(run) || !isBusy();
      case RunState.Running state ->
          run.objects().stream().noneMatch(one -> isLater(one.state(), now));
      case RunState.Pausing state -> true;
      case RunState.Paused(var cause) -> cause == PauseCause.BLACKOUT && !isBlackout(now);
      case RunState.Resuming state -> true;
      case RunState.Canceling state -> true;
      case RunState.Ended state -> false;
    };
  }

  private static boolean isLater(ObjectState object, Instant now) {
    return object instanceof ObjectState.WaitingForNextAttempt(Instant due) && due.isAfter(now);
  }

  private boolean isBusy() {
    return open.values().stream().anyMatch(run -> !isWaiting(run));
  }

  private boolean isWaiting(Run run) {
    return run.state() instanceof RunState.Accepted && run.job() == null;
  }

  private void missWhatWaits() {
    if (!isBusy() && (state == State.ACTIVE || state == State.PAUSED)) {
      times.missed().ifPresent(untold::add);
    }
  }
}

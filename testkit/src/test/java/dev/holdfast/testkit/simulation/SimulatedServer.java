package dev.holdfast.testkit.simulation;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.testkit.fake.InMemoryPorts;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A server that is started, stopped and killed: each time another application on the same memory.
 */
final class SimulatedServer {
  private enum State {
    DOWN,
    UP,
    STOPPING
  }

  /** Space is given back a few times a day, to keep a year short. */
  private static final Duration PRUNE_DELAY = Duration.ofHours(5);

  static final Limits LIMITS =
      new Limits(
          Limits.UPLOAD_BYTES_MAX,
          Limits.UPLOADS_MAX,
          Limits.TENANT_JOBS_MAX,
          PRUNE_DELAY,
          Limits.ARCHIVES_KEPT);

  private final InMemoryPorts memory;
  private final Ports ports;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private Interference interference = new Interference();
  private HoldfastApplication application;
  private State state = State.DOWN;
  private long starts;

  /** Up to which call of a port something may come between. */
  private int disturbedUntil;

  SimulatedServer(InMemoryPorts memory, Ports ports, RandomGenerator chance) {
    this.memory = memory;
    this.ports = ports;
    this.clock = ports.clock();
    this.chance = chance;
    this.application = new HoldfastApplication(ports, LIMITS);
  }

  boolean isUp() {
    return state == State.UP;
  }

  boolean isStopping() {
    return state == State.STOPPING;
  }

  long starts() {
    return starts;
  }

  void start() {
    starts++;
    interference = new Interference();
    disturbedUntil = 0;
    application = new HoldfastApplication(interference.in(ports), LIMITS);
    state = State.UP;
    application.workOnJobs().recover();
  }

  /** Tells it to stop in an orderly way. */
  void stop() {
    state = state == State.UP ? State.STOPPING : state;
  }

  /** It is gone, in whatever way. */
  void gone() {
    state = State.DOWN;
  }

  /** Has it die within its next so many calls of ports. */
  void crashSoon(int calls) {
    interference.crashAt(disturbedWithin(calls), chance.nextBoolean() ? When.BEFORE : When.AFTER);
  }

  /** Has something happen in the middle of its work, within its next so many calls of ports. */
  void interrupt(int calls, Runnable action) {
    interference.at(
        disturbedWithin(calls), chance.nextBoolean() ? When.BEFORE : When.AFTER, action);
  }

  private int disturbedWithin(int calls) {
    int call = interference.calls() + 1 + chance.nextInt(calls);
    disturbedUntil = Math.max(disturbedUntil, call);
    return call;
  }

  /** Whether nothing comes between before it is told to go on. */
  boolean isUndisturbed() {
    return isUp() && interference.calls() >= disturbedUntil;
  }

  /** The next instant at which it wants to be called; {@link Instant#MAX} if never. */
  Instant next(Instant now) {
    Instant next = memory.protection().groups().nextDue().orElse(Instant.MAX);
    Instant expiry = memory.protection().kept().nextExpiry().orElse(Instant.MAX);
    Instant job = memory.jobs().nextDue(now).orElse(Instant.MAX);
    next = expiry.isBefore(next) ? expiry : next;
    return job.isBefore(next) ? job : next;
  }

  /**
   * Does what is due, until nothing is.
   *
   * @param hasWorker whether a worker is free; without one, nothing is done about jobs
   */
  void settle(boolean hasWorker) {
    boolean hasWorked = true;
    while (hasWorked && state == State.UP) {
      application.scheduleRuns().tick();
      application.expireSnapshots().tick();
      hasWorked = work(hasWorker);
    }
  }

  /** Whether there was a job, or a look of the scheduler that came of one. */
  private boolean work(boolean hasWorker) {
    boolean hasWorked = false;
    while (hasWorker
        && state == State.UP
        && !(application.workOnJobs().runOne("worker", this::isStopping) instanceof Outcome.Idle)) {
      hasWorked = true;
    }
    return hasWorked
        || memory
            .protection()
            .groups()
            .nextDue()
            .filter(due -> !due.isAfter(clock.instant()))
            .isPresent();
  }
}

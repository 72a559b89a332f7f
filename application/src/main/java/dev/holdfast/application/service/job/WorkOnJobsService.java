package dev.holdfast.application.service.job;

import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.service.job.JobHandler.Ending;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Failed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Takes one job after the other, and decides what becomes of it: done, tried again, or failed.
 *
 * <p>What may pass is tried again after a while that doubles each time, 20 times in all; that is
 * about an hour. Tries that a crash cut short count too, so that a job which brings the server down
 * does not do so for ever.
 */
public final class WorkOnJobsService implements WorkOnJobs {
  private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
  private static final Duration DELAY_MAX = Duration.ofMinutes(5);

  private final Jobs jobs;
  private final Map<JobKind, JobHandler> handlers;
  private final int ofTenantMax;
  private final InstantSource clock;

  /**
   * A worker of all kinds of jobs.
   *
   * @param handlers one for each kind
   * @param ofTenantMax how many jobs of one tenant may be in progress at once, of the kinds that a
   *     worker is for
   */
  public WorkOnJobsService(
      Jobs jobs, Map<JobKind, JobHandler> handlers, int ofTenantMax, InstantSource clock) {
    this.jobs = jobs;
    this.handlers = new EnumMap<>(handlers);
    this.ofTenantMax = ofTenantMax;
    this.clock = clock;
    if (!handlers.keySet().containsAll(List.of(JobKind.values()))) {
      throw new IllegalArgumentException("Some kinds of jobs have no handler: " + handlers);
    }
  }

  @Override
  public Outcome runOne(String worker, Set<JobKind> kinds, BooleanSupplier stopping) {
    if (stopping.getAsBoolean()) {
      return new Outcome.Idle();
    }
    Instant now = now();
    return jobs.claim(worker, now, now.plus(JobRun.LEASE), new Choice(kinds, ofTenantMax))
        .map(claim -> run(new JobRun(claim, jobs, clock, stopping)))
        .orElseGet(Outcome.Idle::new);
  }

  @Override
  public int recover() {
    int putBack = jobs.putBackAll(now());
    handlers.forEach((kind, handler) -> handler.cleanUpAllBut(jobs.openSubjects(kind)));
    return putBack;
  }

  private Outcome run(JobRun run) {
    long attemptsMax = handler(run.job()).attemptsMax();
    if (run.lease().attempt() > attemptsMax) {
      String reason =
          "The job was begun "
              + attemptsMax
              + " times and never came to its end; the server's log tells why it stopped.";
      return fail(run, reason, new UnavailableException("job.attempts", reason));
    }
    Ending ending;
    try {
      ending = handler(run.job()).work(run);
    } catch (RuntimeException e) {
      return afterFailure(run, e);
    }
    return switch (ending) {
      case Ending.Completed() -> completed(run.job());
      case Ending.Postponed(Instant due) -> postponed(run, due);
      case Ending.Interrupted(String reason) -> putBack(run, Duration.ZERO, reason);
    };
  }

  private Outcome afterFailure(JobRun run, RuntimeException cause) {
    try {
      return cause instanceof UnavailableException && hasTriesLeft(run)
          ? retry(run, cause)
          : fail(run, reason(cause), cause);
    } catch (RuntimeException e) {
      if (!e.equals(cause)) {
        e.addSuppressed(cause);
      }
      throw e;
    }
  }

  private Outcome completed(Job job) {
    handler(job).cleanUp(job);
    return new Outcome.Completed(job.id(), job.kind());
  }

  private static Outcome postponed(JobRun run, Instant due) {
    return new Outcome.PutBack(
        run.job().id(), run.job().kind(), "There is nothing to do before " + due + ".");
  }

  private Outcome retry(JobRun run, RuntimeException cause) {
    Duration delay = delayAfter(run.lease().attempt());
    return putBack(
        run, delay, "To be tried again in " + delay.toSeconds() + " s. " + cause.getMessage());
  }

  private Outcome putBack(JobRun run, Duration delay, String reason) {
    Instant now = now();
    jobs.putBack(run.lease(), now, now.plus(delay));
    return new Outcome.PutBack(run.job().id(), run.job().kind(), reason);
  }

  /**
   * Nothing may be left of a failed job, so the undoing comes first, under a lease that is known to
   * be good; the state follows, and only then what the job was made of is thrown away.
   */
  private Outcome fail(JobRun run, String reason, RuntimeException cause) {
    Job job = run.job();
    if (!run.renew()) {
      return putBack(run, Duration.ZERO, run.interrupted().reason());
    }
    try {
      handler(job).undo(job);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      if (hasTriesLeft(run)) {
        return retry(run, cause);
      }
    }
    if (!handler(job).fail(run, new Failed(now(), reason))) {
      return putBack(run, Duration.ZERO, run.lost().reason());
    }
    handler(job).cleanUp(job);
    return new Outcome.Failed(job.id(), job.kind(), reason, cause);
  }

  private JobHandler handler(Job job) {
    JobHandler handler = handlers.get(job.kind());
    if (handler == null) {
      throw new IllegalStateException("The constructor asked for a handler of each kind");
    }
    return handler;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private boolean hasTriesLeft(JobRun run) {
    return run.lease().attempt() < handler(run.job()).attemptsMax();
  }

  static Duration delayAfter(long attempt) {
    long doublings = Math.min(attempt - 1, Integer.SIZE);
    Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
    return delay.compareTo(DELAY_MAX) < 0 ? delay : DELAY_MAX;
  }

  private static String reason(RuntimeException cause) {
    return switch (cause) {
      case UnavailableException passing ->
          passing.getMessage()
              + " It was tried "
              + JobHandler.ATTEMPTS_MAX
              + " times, then given up.";
      case HoldfastException told -> told.getMessage();
      default ->
          "A failure that nobody foresaw ended the job: "
              + cause.getClass().getSimpleName()
              + ". The server's log tells more.";
    };
  }
}

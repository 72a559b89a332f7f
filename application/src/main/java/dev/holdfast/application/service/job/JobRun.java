package dev.holdfast.application.service.job;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.application.service.job.JobHandler.Ending.Interrupted;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** One try at a job: what the handler works on, and whether it still may. For one thread. */
public final class JobRun {
  /**
   * How long a claim lasts unless it is renewed. Longer than any single step takes, such as making
   * a snapshot of half a million objects durable; a server that starts doesn't wait for it, since
   * it puts back the jobs of the server before.
   */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** Often enough that a lease outlives many slow steps, rare enough to cost nothing. */
  static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(15);

  private final Job job;
  private final Lease lease;
  private final Jobs jobs;
  private final InstantSource clock;
  private final BooleanSupplier stopping;
  private Instant nextRenewal;
  private String interruption = "";

  JobRun(Claim claim, Jobs jobs, InstantSource clock, BooleanSupplier stopping) {
    this.job = claim.job();
    this.lease = claim.lease();
    this.jobs = jobs;
    this.clock = clock;
    this.stopping = stopping;
    this.nextRenewal = clock.instant().plus(RENEWAL_INTERVAL);
  }

  public Job job() {
    return job;
  }

  public Lease lease() {
    return lease;
  }

  /** Whether an earlier try may have left something that can be adopted. */
  public boolean isRetry() {
    return lease.attempt() > 1;
  }

  /**
   * Whether the work may go on: asked between steps, it keeps the lease alive. Once it may not, the
   * handler returns {@link #interrupted}.
   */
  public boolean mayGoOn() {
    if (stopping.getAsBoolean()) {
      interruption = "The server is stopping.";
      return false;
    }
    return clock.instant().isBefore(nextRenewal) || renew();
  }

  /** Makes the lease last its whole time again; false once somebody else holds it. */
  boolean renew() {
    Instant now = clock.instant();
    if (!jobs.renew(lease, now.plus(LEASE))) {
      lost();
      return false;
    }
    nextRenewal = now.plus(RENEWAL_INTERVAL);
    return true;
  }

  /** Why the work may not go on. */
  public Interrupted interrupted() {
    return new Interrupted(interruption);
  }

  /** A write was refused, because somebody else holds the lease by now. */
  public Interrupted lost() {
    interruption = "The lease ran out, and another worker has the job.";
    return interrupted();
  }

  /** Ends the job as failed; false if somebody else holds the lease by now. */
  public boolean fail(Failed failed) {
    return jobs.fail(lease, failed);
  }
}

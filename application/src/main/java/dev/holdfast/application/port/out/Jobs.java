package dev.holdfast.application.port.out;

import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs of every tenant, and who works on them.
 *
 * <p>A call that takes a lease changes nothing and returns false once the lease's fence is not the
 * job's last, or the job is not in progress. Changes are durable on return.
 */
public interface Jobs {

  /** A job and the right to work on it. */
  record Claim(Job job, Lease lease) {}

  /**
   * Which jobs may be claimed.
   *
   * @param kinds any of these
   * @param ofTenantMax jobs of a tenant are passed over while so many of its jobs of these kinds
   *     are in progress with a lease that has not run out
   */
  record Choice(Set<JobKind> kinds, int ofTenantMax) {
    /** Every job, however many its tenant has in progress. */
    public static final Choice ANY = new Choice(JobKind.all(), Integer.MAX_VALUE);

    public Choice {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * Takes the most urgent job, of several the oldest, that is not started and due at {@code now},
   * or whose lease has run out, and brings it into progress.
   */
  Optional<Claim> claim(String owner, Instant now, Instant until, Choice choice);

  /**
   * Adds a job, to be claimed no earlier than {@code due}, unless one of its kind and tenant is
   * there that is not ended.
   *
   * @return whether it was added
   */
  boolean addUnlessOpen(Job job, Instant due);

  /** Moves the end of the lease. */
  boolean renew(Lease lease, Instant until);

  /** Puts the job back as not started, to be claimed no earlier than {@code due}. */
  boolean putBack(Lease lease, Instant now, Instant due);

  /** Ends the job as failed. */
  boolean fail(Lease lease, Failed failed);

  /** Ends the job as complete; it goes if jobs of its kind are not kept. */
  boolean complete(Lease lease, Instant now);

  /**
   * Puts back every job in progress, whoever holds its lease; leases end.
   *
   * @return how many they were
   */
  int putBackAll(Instant now);

  /** The subjects of all jobs of the kind that are not ended. */
  List<String> openSubjects(JobKind kind);

  Optional<Job> find(JobId id);
}

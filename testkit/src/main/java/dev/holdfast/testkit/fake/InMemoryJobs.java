package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Jobs in memory. Its monitor guards an {@link InMemoryConfigBackups} as well, so that a backup and
 * its job change together.
 */
public final class InMemoryJobs implements Jobs {

  /**
   * What is kept of a job.
   *
   * @param fence how often it was claimed
   * @param due when it may be claimed, if it is not started
   * @param leaseEnd when it may be claimed again, if it is in progress
   * @param modified when its state last changed
   */
  record Row(Job job, long fence, Instant due, Instant leaseEnd, Instant modified) {

    private Row in(JobState state, Instant now) {
      return new Row(inState(state), fence, due, leaseEnd, now);
    }

    private Row claimed(Instant now, Instant until) {
      return new Row(inState(new InProgress()), fence + 1, due, until, now);
    }

    private Row notStarted(Instant now, Instant newDue) {
      return new Row(inState(new NotStarted()), fence, newDue, leaseEnd, now);
    }

    private Row leasedUntil(Instant until) {
      return new Row(job, fence, due, until, modified);
    }

    private Row hastened() {
      return job.state() instanceof NotStarted
          ? new Row(job, fence, job.created(), leaseEnd, modified)
          : this;
    }

    private Job inState(JobState state) {
      return job.in(state);
    }

    private boolean isWorkedOn(Instant now) {
      return job.state() instanceof InProgress && leaseEnd.isAfter(now);
    }

    private boolean mayBeClaimed(Instant now) {
      return switch (job.state()) {
        case NotStarted state -> !due.isAfter(now);
        case InProgress state -> !leaseEnd.isAfter(now);
        case Complete state -> false;
        case Failed state -> false;
        case JobState.Cancelled state -> false;
      };
    }
  }

  private final Map<JobId, Row> rows = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Claim> claim(
      String owner, Instant now, Instant until, Choice choice) {
    Map<TenantId, Long> workedOn =
        rows.values().stream()
            .filter(row -> row.isWorkedOn(now))
            .filter(row -> choice.kinds().contains(row.job().kind()))
            .collect(Collectors.groupingBy(row -> row.job().tenant(), Collectors.counting()));
    return rows.values().stream()
        .filter(row -> row.mayBeClaimed(now))
        .filter(row -> choice.kinds().contains(row.job().kind()))
        .filter(row -> workedOn.getOrDefault(row.job().tenant(), 0L) < choice.ofTenantMax())
        .min(
            Comparator.comparing((Row row) -> row.job().urgency())
                .thenComparing(row -> row.job().created())
                .thenComparing(row -> row.job().id().toString()))
        .map(
            row -> {
              Row claimed = row.claimed(now, until);
              rows.put(claimed.job().id(), claimed);
              return new Claim(
                  claimed.job(), new Lease(claimed.job().id(), owner, claimed.fence(), until));
            });
  }

  @Override
  public synchronized boolean addUnlessOpen(Job job, Instant due) {
    boolean isOpen =
        rows.values().stream()
            .map(Row::job)
            .anyMatch(
                other ->
                    other.kind() == job.kind()
                        && other.tenant().equals(job.tenant())
                        && !other.state().status().isFinal());
    if (isOpen) {
      return false;
    }
    put(new Row(job, 0, due, due, job.created()));
    return true;
  }

  @Override
  public synchronized boolean renew(Lease lease, Instant until) {
    return held(lease).map(row -> put(row.leasedUntil(until))).isPresent();
  }

  @Override
  public synchronized boolean putBack(Lease lease, Instant now, Instant due) {
    return held(lease).map(row -> put(row.notStarted(now, due))).isPresent();
  }

  @Override
  public synchronized boolean fail(Lease lease, Failed failed) {
    return end(lease, failed, failed.completed());
  }

  @Override
  public synchronized boolean complete(Lease lease, Instant now) {
    Optional<Row> held = held(lease);
    held.ifPresent(
        row -> {
          if (row.job().kind().isKeptWhenComplete()) {
            put(row.in(new Complete(now), now));
          } else {
            remove(lease.job());
          }
        });
    return held.isPresent();
  }

  @Override
  public synchronized int putBackAll(Instant now) {
    List<Row> inProgress =
        rows.values().stream().filter(row -> row.job().state() instanceof InProgress).toList();
    inProgress.forEach(row -> put(row.notStarted(now, now)));
    return inProgress.size();
  }

  @Override
  public synchronized List<String> openSubjects(JobKind kind) {
    return rows.values().stream()
        .map(Row::job)
        .filter(job -> job.kind() == kind && !job.state().status().isFinal())
        .map(Job::subject)
        .toList();
  }

  @Override
  public synchronized Optional<Job> find(JobId id) {
    return Optional.ofNullable(rows.get(id)).map(Row::job);
  }

  /** Whether a claim would get a job. */
  public synchronized boolean isAnyDue(Instant now) {
    return rows.values().stream().anyMatch(row -> row.mayBeClaimed(now));
  }

  /** When a job comes due that can't be claimed yet, as far as is known; empty if none does. */
  public synchronized Optional<Instant> nextDue(Instant now) {
    return rows.values().stream()
        .filter(row -> row.job().state() instanceof NotStarted && row.due().isAfter(now))
        .map(Row::due)
        .min(Comparator.naturalOrder());
  }

  synchronized boolean end(Lease lease, JobState state, Instant now) {
    return held(lease).map(row -> put(row.in(state, now))).isPresent();
  }

  synchronized void add(Job job) {
    put(new Row(job, 0, job.created(), job.created(), job.created()));
  }

  synchronized boolean isHeld(Lease lease) {
    return held(lease).isPresent();
  }

  /** A job that is not there, or not waiting, is left alone. */
  synchronized void hasten(JobId id) {
    row(id).ifPresent(row -> put(row.hastened()));
  }

  synchronized Optional<Row> row(JobId id) {
    return Optional.ofNullable(rows.get(id));
  }

  synchronized void remove(JobId id) {
    rows.remove(id);
  }

  private Optional<Row> held(Lease lease) {
    return row(lease.job())
        .filter(row -> row.fence() == lease.fence() && row.job().state() instanceof InProgress);
  }

  private Row put(Row row) {
    rows.put(row.job().id(), row);
    return row;
  }
}

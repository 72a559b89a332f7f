package dev.holdfast.domain.job;

import java.time.Instant;

/**
 * The right of one worker to work on one job, until a time.
 *
 * <p>The fence grows with each claim of the job. Every write for a job carries the fence of its
 * claim, and a write with an old one is refused: a worker that slept past its lease can do no harm.
 */
public record Lease(JobId job, String owner, long fence, Instant until) {
  public Lease {
    if (fence < 1) {
      throw new IllegalArgumentException("A fence begins at 1, not " + fence);
    }
  }

  /** Which try of the job this is, from 1. */
  public long attempt() {
    return fence;
  }
}

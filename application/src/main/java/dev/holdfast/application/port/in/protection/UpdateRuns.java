package dev.holdfast.application.port.in.protection;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes how long the snapshots of runs stay. Needs {@code PROTECTION_MODIFY}; to set or release a
 * legal hold, or to set aside an administrative lock, needs {@code DATA_SECURITY} too.
 */
public interface UpdateRuns {
  /** 100 years in days: no retention is longer. */
  int DAYS_MAX = 36_500;

  /**
   * What is to change about the snapshots of one run.
   *
   * @param delete whether they are to go now; everything else is ignored then
   * @param isHeld whether they are to be under a legal hold; null to leave that as it is
   * @param moreDays by how much their expiry moves, to earlier if negative; those whose expiry is
   *     over with that go at once
   * @param lock a lock until their expiry; null to leave it as it is
   */
  record Update(
      RunId run,
      boolean delete,
      @Nullable Boolean isHeld,
      int moreDays,
      @Nullable DatalockMode lock) {
    public Update {
      if (Math.abs((long) moreDays) > DAYS_MAX) {
        throw new IllegalArgumentException("An expiry moves by at most " + DAYS_MAX + " days");
      }
    }
  }

  /**
   * What became of one run.
   *
   * @param error a sentence; empty if it was done
   */
  record Result(RunId run, String error) {
    public boolean isDone() {
      return error.isEmpty();
    }
  }

  /**
   * Makes the changes, each run's by itself: all of them or none. A result for each, in their
   * order.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such group
   */
  List<Result> update(Principal principal, GroupId group, List<Update> updates);
}

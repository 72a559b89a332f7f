package dev.holdfast.application.port.in.protection;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.List;
import java.util.Set;

/** Pauses, resumes and cancels runs of a group; needs {@code PROTECTION_JOB_OPERATE}. */
public interface ActOnRuns {

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
   * What of a run is to be cancelled.
   *
   * @param objects only these; the whole run if there are none
   */
  record Cancellation(RunId run, Set<ObjectId> objects) {
    public Cancellation {
      objects = Set.copyOf(objects);
    }
  }

  /**
   * Pauses the runs that are running; each has a result, in the order that they were named in.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such group
   */
  List<Result> pause(Principal principal, GroupId group, List<RunId> runs);

  /**
   * Resumes the runs that are paused; each has a result, in the order that they were named in.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such group
   */
  List<Result> resume(Principal principal, GroupId group, List<RunId> runs);

  /**
   * Cancels them all, or none. What has its snapshot already keeps it.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such group, run or object
   * @throws dev.holdfast.domain.error.StateConflictException if a run has ended
   */
  void cancel(Principal principal, GroupId group, List<Cancellation> cancellations);
}

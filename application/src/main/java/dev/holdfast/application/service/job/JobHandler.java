package dev.holdfast.application.service.job;

import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobState.Failed;
import java.time.Instant;
import java.util.List;

/** Does the work of one kind of job. */
public interface JobHandler {
  /** With the delays between them about an hour: what has not passed by then needs a person. */
  long ATTEMPTS_MAX = 20;

  /** How far a handler came. */
  sealed interface Ending {
    /** The work is done, and the job is durably complete. */
    record Completed() implements Ending {}

    /** There is nothing to do before a time, and the job is durably put back until then. */
    record Postponed(Instant due) implements Ending {}

    /** The run may not go on; what was done so far is undone or can be adopted. */
    record Interrupted(String reason) implements Ending {}
  }

  /**
   * Works on a job to its end, and completes it. The lease is to be kept alive by {@link
   * JobRun#mayGoOn}, between steps that are short.
   *
   * <p>{@code UnavailableException} means that the same may succeed later; any other failure ends
   * the job.
   */
  Ending work(JobRun run);

  /** How often such a job is begun at most, tries that a crash cut short among them. */
  default long attemptsMax() {
    return ATTEMPTS_MAX;
  }

  /**
   * Ends the job as failed, durably, and whatever it works for.
   *
   * @return false, and nothing is changed, if the lease is no longer good
   */
  default boolean fail(JobRun run, Failed failed) {
    return run.fail(failed);
  }

  /** Removes everything that the job has made, because it is about to fail for good. */
  void undo(Job job);

  /** Discards what the job no longer needs, after its last state has become durable. */
  void cleanUp(Job job);

  /**
   * Removes what jobs left behind that a crash kept from cleaning up.
   *
   * @param subjects of the jobs of this kind that are not ended; what they name is needed
   */
  void cleanUpAllBut(List<String> subjects);
}

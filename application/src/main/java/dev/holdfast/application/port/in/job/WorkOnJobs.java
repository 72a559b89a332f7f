package dev.holdfast.application.port.in.job;

import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Works on jobs, one a call. Safe for several threads at once. */
public interface WorkOnJobs {

  /** What a call did. */
  sealed interface Outcome {
    /** No job was waiting. */
    record Idle() implements Outcome {}

    /** The job is complete. */
    record Completed(JobId job, JobKind kind) implements Outcome {}

    /** The job ended FAILED; the reason is also kept with it. */
    record Failed(JobId job, JobKind kind, String reason, Throwable cause) implements Outcome {}

    /**
     * The job is to be tried again: the worker was told to stop, lost its lease, or met a fault
     * that may pass.
     */
    record PutBack(JobId job, JobKind kind, String reason) implements Outcome {}
  }

  /** As the other one, of any kind. */
  default Outcome runOne(String worker, BooleanSupplier stopping) {
    return runOne(worker, JobKind.all(), stopping);
  }

  /**
   * Takes the oldest job of some kinds that is due, if there is one, and works on it to its end.
   *
   * <p>A failure of the catalogue itself passes through; the job is then taken up again once its
   * lease has run out, five minutes later.
   *
   * @param stopping asked between steps; once true, the job is put back and this returns soon
   */
  Outcome runOne(String worker, Set<JobKind> kinds, BooleanSupplier stopping);

  /**
   * Puts back every job that a server which is gone had in progress, and removes staged files that
   * no job needs. To be called once, before the first {@link #runOne} and before the first upload
   * is taken in, by whoever knows that no other server works on the same catalogue: a file that is
   * just being staged has no job yet.
   *
   * @return how many jobs were put back
   */
  int recover();
}

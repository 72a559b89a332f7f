package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunState.Canceling;
import dev.holdfast.domain.protection.RunState.Pausing;
import java.time.Duration;
import java.time.Instant;

/** Asks whether an attempt may go on, and remembers why not. */
final class AttemptWatch implements FileSnapshots.Watch {
  /** How soon a wish of a client is heeded; more often would cost the catalogue more than it. */
  private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /** Why an attempt was to end. */
  enum Halt {
    /** It was not. */
    NONE,
    /** The server stops, or another worker has the job. */
    WORKER_ENDS,
    /** The run is to be paused or cancelled, the object is, or the run takes too long. */
    WANTED,
    /** The object took longer than its group allows. */
    TOO_LONG
  }

  private final RunTools tools;
  private final JobRun job;
  private final Run run;
  private final ObjectRun object;
  private final Instant runDeadline;
  private final Instant objectDeadline;
  private Instant nextLook;
  private Halt halt = Halt.NONE;

  AttemptWatch(
      RunTools tools,
      JobRun job,
      Run run,
      ObjectRun object,
      Instant runDeadline,
      Instant objectDeadline) {
    this.tools = tools;
    this.job = job;
    this.run = run;
    this.object = object;
    this.runDeadline = runDeadline;
    this.objectDeadline = objectDeadline;
    this.nextLook = tools.now().plus(ASKED_EVERY);
  }

  Halt halt() {
    return halt;
  }

  @Override
  public boolean mayGoOn() {
    if (halt == Halt.NONE) {
      halt = look();
    }
    return halt == Halt.NONE;
  }

  @Override
  public void progress(FileSnapshots.Progress progress) {
    tools.progress().told(run.id(), object.object(), progress);
  }

  private Halt look() {
    if (!job.mayGoOn()) {
      return Halt.WORKER_ENDS;
    }
    Instant now = tools.now();
    if (!now.isBefore(objectDeadline)) {
      return Halt.TOO_LONG;
    }
    if (!now.isBefore(runDeadline)) {
      return Halt.WANTED;
    }
    if (now.isBefore(nextLook)) {
      return Halt.NONE;
    }
    nextLook = now.plus(ASKED_EVERY);
    return isWanted() ? Halt.WANTED : Halt.NONE;
  }

  private boolean isWanted() {
    return tools
        .runs()
        .find(run.tenant(), run.id())
        .filter(
            current ->
                current.state() instanceof Canceling
                    || current.state() instanceof Pausing
                    || !current.isOpen()
                    || current.object(object.object()).filter(ObjectRun::isCancelAsked).isPresent())
        .isPresent();
  }
}

package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.RecoveredSnapshot;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks whether the work on a snapshot may go on, remembers why not, and what became of entries. */
final class RecoveryWatch implements FileRestores.Watch {
  /** How soon a wish of a client is heeded; more often would cost the catalogue more than it. */
  private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /** Why the work was to end. */
  enum Halt {
    /** It was not. */
    NONE,
    /** The server stops, or another worker has the job. */
    WORKER_ENDS,
    /** A client wants it to end. */
    CANCELED,
    /** An entry failed, and that is the end of it. */
    ENTRY_FAILED
  }

  private final RecoveryTools tools;
  private final JobRun job;
  private final Recovery recovery;
  private final RecoveredSnapshot snapshot;
  private final boolean endsAtFailure;
  private final List<RecoveredEntry> told = new ArrayList<>();
  private Instant nextLook;
  private Halt halt = Halt.NONE;

  RecoveryWatch(
      RecoveryTools tools,
      JobRun job,
      Recovery recovery,
      RecoveredSnapshot snapshot,
      boolean endsAtFailure) {
    this.tools = tools;
    this.job = job;
    this.recovery = recovery;
    this.snapshot = snapshot;
    this.endsAtFailure = endsAtFailure;
    this.nextLook = tools.now();
  }

  Halt halt() {
    return halt;
  }

  /** Entries that did not come back just as asked for, the first of many. */
  List<RecoveredEntry> told() {
    return List.copyOf(told);
  }

  @Override
  public boolean mayGoOn() {
    if (halt == Halt.NONE) {
      halt = look();
    }
    return halt == Halt.NONE;
  }

  @Override
  public void progress(FileRestores.Progress progress) {
    tools.progress().told(recovery.id(), snapshot.snapshot(), progress);
  }

  @Override
  public void told(FileRestores.Told entry) {
    if (told.size() < Recoveries.ENTRIES_MAX) {
      told.add(new RecoveredEntry(snapshot.object(), entry.path(), entry.result(), entry.reason()));
    }
    if (endsAtFailure && halt == Halt.NONE && entry.result() == EntryResult.FAILED) {
      halt = Halt.ENTRY_FAILED;
    }
  }

  private Halt look() {
    if (!job.mayGoOn()) {
      return Halt.WORKER_ENDS;
    }
    Instant now = tools.now();
    if (now.isBefore(nextLook)) {
      return Halt.NONE;
    }
    nextLook = now.plus(ASKED_EVERY);
    return tools
        .recoveries()
        .find(recovery.tenant(), recovery.id())
        .filter(current -> !(current.state() instanceof RecoveryState.Running))
        .map(current -> Halt.CANCELED)
        .orElse(Halt.NONE);
  }
}

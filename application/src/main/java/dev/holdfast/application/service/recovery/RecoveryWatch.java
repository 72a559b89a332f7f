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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  private @Nullable RecoveredEntry endedBy;

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

  /** The entry that failed and ended it; others may have been under way and failed after it. */
  RecoveredEntry endedBy() {
    return Objects.requireNonNull(endedBy, "No entry has ended it");
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
    RecoveredEntry recovered =
        new RecoveredEntry(snapshot.object(), entry.path(), entry.result(), entry.reason());
    boolean isTheEnd = endsAtFailure && halt == Halt.NONE && entry.result() == EntryResult.FAILED;
    if (isTheEnd) {
      halt = Halt.ENTRY_FAILED;
      endedBy = recovered;
    }
    if (told.size() < Recoveries.ENTRIES_MAX) {
      told.add(recovered);
    } else if (isTheEnd) {
      told.set(Recoveries.ENTRIES_MAX - 1, recovered);
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

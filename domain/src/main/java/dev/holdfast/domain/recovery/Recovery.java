package dev.holdfast.domain.recovery;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.recovery.RecoveryState.Canceling;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryState.Running;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something brought back from snapshots, once and for all: what came back stays, whatever becomes
 * of the recovery's record.
 *
 * @param parent the recovery that this one belongs to, as the client said; null if to none
 * @param snapshots at least one, each another
 * @param archive what a download has packed; null until it is whole, and for all else
 * @param createdBy the client or user, as people know it
 * @param job that works on it
 * @param revision grows with each change
 */
public record Recovery(
    RecoveryId id,
    TenantId tenant,
    String name,
    @Nullable RecoveryId parent,
    RecoveryTask task,
    List<RecoveredSnapshot> snapshots,
    RecoveryState state,
    @Nullable Archive archive,
    String createdBy,
    Instant created,
    JobId job,
    long revision) {

  public Recovery {
    snapshots = List.copyOf(snapshots);
  }

  /** When nothing more happened to it; empty while it is open. */
  public Optional<Instant> end() {
    return state instanceof Ended ended ? Optional.of(ended.at()) : Optional.empty();
  }

  /**
   * The recovery in its next state.
   *
   * @throws StateConflictException if the table of moves has no such move
   */
  public Recovery to(RecoveryState next) {
    if (!state.mayBecome(next)) {
      throw new StateConflictException(
          "recovery.move",
          "The recovery \"%s\" is %s and can't become %s."
              .formatted(name, state.status().words(), next.status().words()));
    }
    return with(snapshots, next, archive);
  }

  /** The recovery in the hands of a worker, who may be the second. */
  public Recovery begun(Instant now) {
    return state instanceof RecoveryState.Accepted ? to(new Running(now)) : this;
  }

  /**
   * The recovery that is to end: at once if nobody has begun it, at the next step else.
   *
   * @throws StateConflictException if it has ended
   */
  public Recovery cancelled(Instant now) {
    return switch (state) {
      case RecoveryState.Accepted() -> ended(RecoveryOutcome.CANCELED, now, "");
      case Running(Instant began) -> to(new Canceling(began));
      case Canceling asked -> this;
      case Ended ended -> to(new Canceling(now));
    };
  }

  /** The recovery with what has become of one of its snapshots. */
  public Recovery with(RecoveredSnapshot changed) {
    return with(
        snapshots.stream()
            .map(one -> one.snapshot().equals(changed.snapshot()) ? changed : one)
            .toList(),
        state,
        archive);
  }

  /** The recovery with what it has packed. */
  public Recovery with(Archive packed) {
    return with(snapshots, state, packed);
  }

  /** The recovery as it has ended, with every snapshot of it that had not. */
  public Recovery ended(RecoveryOutcome outcome, Instant now, String message) {
    List<RecoveredSnapshot> over =
        snapshots.stream()
            .map(one -> one.state().isEnded() ? one : one.to(new Ended(outcome, now, message)))
            .toList();
    return with(over, state, archive).to(new Ended(outcome, now, message));
  }

  /** How it has ended once all of its snapshots have: one that failed makes it fail. */
  public RecoveryOutcome outcome() {
    return snapshots.stream()
        .map(RecoveredSnapshot::state)
        .map(one -> one instanceof Ended ended ? ended.outcome() : RecoveryOutcome.FAILED)
        .max(RecoveryOutcome::compareTo)
        .orElseThrow();
  }

  private Recovery with(
      List<RecoveredSnapshot> newSnapshots, RecoveryState newState, @Nullable Archive newArchive) {
    return new Recovery(
        id,
        tenant,
        name,
        parent,
        task,
        newSnapshots,
        newState,
        newArchive,
        createdBy,
        created,
        job,
        revision);
  }
}

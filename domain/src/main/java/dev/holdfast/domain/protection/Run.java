package dev.holdfast.domain.protection;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.policy.NextRun;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.protection.ObjectState.Canceled;
import dev.holdfast.domain.protection.RunState.Ended;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One backup of a group.
 *
 * @param groupName of its group when it was made
 * @param retentions of its snapshots, of which the longest counts; none if it was missed
 * @param objects in the order of the group; none if it was missed
 * @param granted when a worker first began it; null before
 * @param slaEnd when it becomes too slow; null if its group has no SLA for its type
 * @param life how long its snapshots are kept; null before the first of them
 * @param job the job that works on it, or is to; null while it waits for another run, is paused or
 *     has ended
 */
public record Run(
    RunId id,
    TenantId tenant,
    GroupId group,
    String groupName,
    RunType type,
    RunCause cause,
    List<Retention> retentions,
    RunState state,
    List<ObjectRun> objects,
    @Nullable Instant granted,
    @Nullable Instant slaEnd,
    @Nullable SnapshotLife life,
    @Nullable JobId job) {
  public Run {
    retentions = List.copyOf(retentions);
    objects = List.copyOf(objects);
  }

  /** A scheduled run that did not take place, or several of them. */
  public static Run missed(
      long number, ProtectionGroup group, NextRun.Missed missed, String message) {
    return new Run(
        RunId.of(number, missed.first()),
        group.tenant(),
        group.id(),
        group.settings().name(),
        RunType.REGULAR,
        new RunCause.Scheduled(missed.first()),
        List.of(),
        new Ended(RunOutcome.MISSED, missed.last(), message),
        List.of(),
        null,
        null,
        null,
        null);
  }

  /** When it was due or asked for; its snapshots expire counted from here. */
  public Instant start() {
    return id.start();
  }

  public Optional<Instant> end() {
    return state instanceof Ended ended ? Optional.of(ended.at()) : Optional.empty();
  }

  public boolean isOpen() {
    return state.isOpen();
  }

  /** Whether it lasted longer than its SLA allows, or has by now. */
  public boolean isSlaViolated(Instant now) {
    return slaEnd != null && end().orElse(now).isAfter(slaEnd);
  }

  /** How long it waited for its first worker; empty while it waits. */
  public Optional<Duration> queued() {
    return Optional.ofNullable(granted).map(at -> Duration.between(start(), at));
  }

  /** Whether a worker that waits for the next attempt has something to do before. */
  public boolean isInterferedWith() {
    return !(state instanceof RunState.Running)
        || objects.stream().anyMatch(object -> object.isCancelAsked() && !object.state().isEnded());
  }

  public Optional<ObjectRun> object(ObjectId wanted) {
    return objects.stream().filter(object -> object.object().equals(wanted)).findFirst();
  }

  /** What all snapshots of the run hold together. */
  public SnapshotStats stats() {
    return objects.stream().map(ObjectRun::stats).reduce(SnapshotStats.NONE, SnapshotStats::plus);
  }

  public long count(Predicate<ObjectState> states) {
    return objects.stream().map(ObjectRun::state).filter(states).count();
  }

  /**
   * The run in its next state.
   *
   * @throws StateConflictException if the table of moves has no such move
   */
  public Run to(RunState next) {
    if (!state.mayBecome(next)) {
      throw new StateConflictException(
          "run.move", "The run %s is %s and can't become %s.".formatted(id, state, next));
    }
    return with(next, objects, granted, life, job);
  }

  /**
   * The run in the hands of a worker.
   *
   * @throws StateConflictException if it does not wait for one
   */
  public Run begun(Instant now) {
    Run running = to(new RunState.Running());
    return with(running.state, objects, granted == null ? now : granted, life, job);
  }

  public Run with(ObjectRun changed) {
    return withObjects(object -> object.object().equals(changed.object()) ? changed : object);
  }

  /**
   * The run with every object cancelled that a client wants to, and that has not ended. One with an
   * attempt in progress is left: a snapshot may have come of it, which must be found first.
   */
  public Run withoutUnwanted(Instant now) {
    return withObjects(
        object ->
            object.isCancelAsked()
                    && !object.state().isEnded()
                    && !(object.state() instanceof ObjectState.InProgress)
                ? object.to(new Canceled(now, CancelCause.ASKED.sentence()))
                : object);
  }

  /** The run with every object cancelled that has not ended. */
  public Run cancelled(Instant now, CancelCause cause) {
    return withObjects(
        object ->
            object.state().isEnded() ? object : object.to(new Canceled(now, cause.sentence())));
  }

  /** The run with a snapshot, which is kept so long. */
  public Run keeping(SnapshotLife newLife) {
    return with(state, objects, granted, newLife, job);
  }

  public Run workedOnBy(JobId newJob) {
    return with(state, objects, granted, life, newJob);
  }

  public Run workedOnByNobody() {
    return with(state, objects, granted, life, null);
  }

  /** The run with every object changed so. */
  public Run withObjects(UnaryOperator<ObjectRun> change) {
    return with(state, objects.stream().map(change).toList(), granted, life, job);
  }

  private Run with(
      RunState newState,
      List<ObjectRun> newObjects,
      @Nullable Instant newGranted,
      @Nullable SnapshotLife newLife,
      @Nullable JobId newJob) {
    return new Run(
        id,
        tenant,
        group,
        groupName,
        type,
        cause,
        retentions,
        newState,
        newObjects,
        newGranted,
        slaEnd,
        newLife,
        newJob);
  }
}

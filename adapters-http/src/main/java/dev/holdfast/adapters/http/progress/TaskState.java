package dev.holdfast.adapters.http.progress;

import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.recovery.RecoveryOutcome;
import dev.holdfast.domain.recovery.RecoveryState;

/** Whether a task goes on, and if not, how it ended. */
public enum TaskState {
  ACTIVE,
  FINISHED,
  FINISHED_WITH_ERROR,
  CANCELED;

  public boolean isFinished() {
    return this != ACTIVE;
  }

  static TaskState of(RunState state) {
    return switch (state) {
      case RunState.Accepted unused -> ACTIVE;
      case RunState.Running unused -> ACTIVE;
      case RunState.Pausing unused -> ACTIVE;
      case RunState.Paused unused -> ACTIVE;
      case RunState.Resuming unused -> ACTIVE;
      case RunState.Canceling unused -> ACTIVE;
      case RunState.Ended ended -> of(ended.outcome());
    };
  }

  private static TaskState of(RunOutcome outcome) {
    return switch (outcome) {
      case SUCCEEDED, SUCCEEDED_WITH_WARNING -> FINISHED;
      case FAILED, MISSED -> FINISHED_WITH_ERROR;
      case CANCELED -> CANCELED;
    };
  }

  static TaskState of(RecoveryState state) {
    return switch (state) {
      case RecoveryState.Accepted unused -> ACTIVE;
      case RecoveryState.Running unused -> ACTIVE;
      case RecoveryState.Canceling unused -> ACTIVE;
      case RecoveryState.Ended ended -> of(ended.outcome());
    };
  }

  private static TaskState of(RecoveryOutcome outcome) {
    return switch (outcome) {
      case SUCCEEDED, SUCCEEDED_WITH_WARNING -> FINISHED;
      case FAILED -> FINISHED_WITH_ERROR;
      case CANCELED -> CANCELED;
    };
  }

  static TaskState of(ObjectState state) {
    return switch (state) {
      case ObjectState.Waiting unused -> ACTIVE;
      case ObjectState.InProgress unused -> ACTIVE;
      case ObjectState.WaitingForNextAttempt unused -> ACTIVE;
      case ObjectState.Stored unused -> FINISHED;
      case ObjectState.Failed unused -> FINISHED_WITH_ERROR;
      case ObjectState.Canceled unused -> CANCELED;
    };
  }
}

package dev.holdfast.domain.protection;

import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.ObjectState.Canceled;
import dev.holdfast.domain.protection.ObjectState.Failed;
import dev.holdfast.domain.protection.ObjectState.InProgress;
import dev.holdfast.domain.protection.ObjectState.Stored;
import dev.holdfast.domain.protection.ObjectState.Waiting;
import dev.holdfast.domain.protection.ObjectState.WaitingForNextAttempt;
import dev.holdfast.domain.protection.RunState.Ended;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Runs in every state that there is. */
final class SampleRuns {
  static final Instant NOW = Instant.parse("2026-06-05T12:00:00Z");
  static final Instant START = NOW.minus(Duration.ofHours(1));
  static final Instant SLA_END = NOW.plus(Duration.ofHours(1));

  private SampleRuns() {}

  static SequencedMap<String, RunState> runStates() {
    SequencedMap<String, RunState> states = new LinkedHashMap<>();
    states.put("Accepted", new RunState.Accepted());
    states.put("Running", new RunState.Running());
    states.put("Pausing", new RunState.Pausing(PauseCause.ASKED));
    states.put("Paused", new RunState.Paused(PauseCause.ASKED));
    states.put("Resuming", new RunState.Resuming());
    states.put("Canceling", new RunState.Canceling(CancelCause.ASKED));
    for (RunOutcome outcome : RunOutcome.values()) {
      states.put(outcome.name(), new Ended(outcome, NOW, "Words."));
    }
    return states;
  }

  static SequencedMap<String, ObjectState> objectStates() {
    SequencedMap<String, ObjectState> states = new LinkedHashMap<>();
    states.put("Waiting", new Waiting());
    states.put("InProgress", new InProgress(START));
    states.put("WaitingForNextAttempt", new WaitingForNextAttempt(NOW));
    states.put("Stored", stored());
    states.put("Failed", failed("No disk."));
    states.put("Canceled", canceled());
    return states;
  }

  static Stored stored(String... warnings) {
    return new Stored(START, NOW, SnapshotStats.NONE, List.of(warnings));
  }

  static Failed failed(String message) {
    return new Failed(START, NOW, message);
  }

  static Canceled canceled() {
    return new Canceled(NOW, CancelCause.ASKED.sentence());
  }

  static Ended ended(RunOutcome outcome, Instant at) {
    return new Ended(outcome, at, "Words.");
  }

  /** A run whose objects are named host-1, host-2 and so on. */
  static Run run(RunState state, ObjectState... objects) {
    List<ObjectRun> all = new ArrayList<>();
    for (ObjectState object : objects) {
      all.add(object(all.size() + 1, object));
    }
    return run(state, all);
  }

  static Run run(RunState state, List<ObjectRun> objects) {
    return new Run(
        RunId.of(7, START),
        TenantId.DEFAULT,
        new GroupId(3),
        "Files",
        RunType.REGULAR,
        new RunCause.Scheduled(START),
        List.of(),
        state,
        objects,
        null,
        SLA_END,
        null,
        null);
  }

  static ObjectRun object(long number, ObjectState state) {
    return new ObjectRun(new ObjectId(number), "host-" + number, null, state, List.of(), false);
  }
}

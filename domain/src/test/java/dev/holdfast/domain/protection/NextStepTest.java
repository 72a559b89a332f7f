package dev.holdfast.domain.protection;

import static dev.holdfast.domain.protection.SampleRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.protection.ObjectState.InProgress;
import dev.holdfast.domain.protection.ObjectState.Waiting;
import dev.holdfast.domain.protection.ObjectState.WaitingForNextAttempt;
import dev.holdfast.domain.protection.RunState.Canceling;
import dev.holdfast.domain.protection.RunState.Pausing;
import dev.holdfast.domain.protection.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What a worker does next: objects of a row, in the state and at the time of a column. */
final class NextStepTest {
  private static final Instant SOON = NOW.plus(Duration.ofMinutes(5));
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(9));

  private record Hour(RunState state, Instant deadline) {}

  @Test
  void step_isThatOfTheTable() {
    assertThat(Table.of(objects(), hours(), NextStepTest::step))
        .isEqualTo(
            Table.golden(
                """
                                       | running    running-too-long  pausing    pausing-too-long  canceling   canceling-too-long
                waiting                | attempt-1  cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                in-progress            | clear-up-1 clear-up-1        clear-up-1 clear-up-1        clear-up-1  clear-up-1
                due-now                | attempt-1  cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                due-soon               | wait-5     cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                stored                 | end        end               end        end               cancel-ASKED  cancel-ASKED
                failed                 | end        end               end        end               cancel-ASKED  cancel-ASKED
                canceled               | end        end               end        end               cancel-ASKED  cancel-ASKED
                stored,waiting         | attempt-2  cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                due-soon,waiting       | attempt-2  cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                waiting,in-progress    | clear-up-2 clear-up-2        clear-up-2 clear-up-2        clear-up-2  clear-up-2
                due-later,due-soon     | wait-5     cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                failed,due-soon        | wait-5     cancel-TIMEOUT    pause      cancel-TIMEOUT    cancel-ASKED  cancel-ASKED
                """));
  }

  @Test
  void deadline_isReachedAtItsInstant() {
    Run run = SampleRuns.run(new Running(), new Waiting());

    assertThat(NextStep.of(run, NOW.plusNanos(1), NOW)).isInstanceOf(NextStep.Attempt.class);
    assertThat(NextStep.of(run, NOW, NOW)).isEqualTo(new NextStep.Cancel(CancelCause.TIMEOUT));
  }

  @Test
  void waitForTheNextAttempt_endsWithTheDeadlineOfTheRun() {
    Run run = SampleRuns.run(new Running(), new WaitingForNextAttempt(LATER));

    assertThat(NextStep.of(run, SOON, NOW)).isEqualTo(new NextStep.Wait(SOON));
    assertThat(NextStep.of(run, Instant.MAX, NOW)).isEqualTo(new NextStep.Wait(LATER));
  }

  private static String step(List<ObjectState> objects, Hour hour) {
    Run run = SampleRuns.run(hour.state(), objects.toArray(ObjectState[]::new));
    return switch (NextStep.of(run, hour.deadline(), NOW)) {
      case NextStep.ClearUp(ObjectRun object) -> "clear-up-" + object.object();
      case NextStep.Attempt(ObjectRun object) -> "attempt-" + object.object();
      case NextStep.Wait(Instant until) -> "wait-" + Duration.between(NOW, until).toMinutes();
      case NextStep.Pause pause -> "pause";
      case NextStep.Cancel(CancelCause cause) -> "cancel-" + cause;
      case NextStep.End end -> "end";
    };
  }

  private static SequencedMap<String, Hour> hours() {
    Instant inTime = NOW.plus(Duration.ofHours(1));
    SequencedMap<String, Hour> hours = new LinkedHashMap<>();
    hours.put("running", new Hour(new Running(), inTime));
    hours.put("running-too-long", new Hour(new Running(), NOW));
    hours.put("pausing", new Hour(new Pausing(PauseCause.ASKED), inTime));
    hours.put("pausing-too-long", new Hour(new Pausing(PauseCause.ASKED), NOW));
    hours.put("canceling", new Hour(new Canceling(CancelCause.ASKED), inTime));
    hours.put("canceling-too-long", new Hour(new Canceling(CancelCause.ASKED), NOW));
    return hours;
  }

  private static SequencedMap<String, List<ObjectState>> objects() {
    ObjectState waiting = new Waiting();
    ObjectState inProgress = new InProgress(SampleRuns.START);
    ObjectState soon = new WaitingForNextAttempt(SOON);
    ObjectState stored = SampleRuns.stored();
    ObjectState failed = SampleRuns.failed("No disk.");
    SequencedMap<String, List<ObjectState>> objects = new LinkedHashMap<>();
    objects.put("waiting", List.of(waiting));
    objects.put("in-progress", List.of(inProgress));
    objects.put("due-now", List.of(new WaitingForNextAttempt(NOW)));
    objects.put("due-soon", List.of(soon));
    objects.put("stored", List.of(stored));
    objects.put("failed", List.of(failed));
    objects.put("canceled", List.of(SampleRuns.canceled()));
    objects.put("stored,waiting", List.of(stored, waiting));
    objects.put("due-soon,waiting", List.of(soon, waiting));
    objects.put("waiting,in-progress", List.of(waiting, inProgress));
    objects.put("due-later,due-soon", List.of(new WaitingForNextAttempt(LATER), soon));
    objects.put("failed,due-soon", List.of(failed, soon));
    return objects;
  }
}

package dev.holdfast.domain.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.protection.ObjectState.Canceled;
import dev.holdfast.domain.protection.ObjectState.Stored;
import dev.holdfast.domain.protection.ObjectState.Waiting;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The table of the moves of a run's object: from the state of the row to that of the column. */
final class ObjectStateTest {
  private static final SequencedMap<String, ObjectState> STATES = SampleRuns.objectStates();

  /**
   * An attempt that a worker left behind is followed by another one. A run that fails as a whole
   * fails also what it has not begun.
   */
  @Test
  void moves_areThoseOfTheTable() {
    assertThat(Table.of(STATES, STATES, (from, to) -> from.mayBecome(to) ? "yes" : "-"))
        .isEqualTo(
            Table.golden(
                """
                                      | Waiting InProgress WaitingForNextAttempt Stored Failed Canceled
                Waiting               | -       yes        -                     -      yes    yes
                InProgress            | -       yes        yes                   yes    yes    yes
                WaitingForNextAttempt | -       yes        -                     -      yes    yes
                Stored                | -       -          -                     -      -      -
                Failed                | -       -          -                     -      -      -
                Canceled              | -       -          -                     -      -      -
                """));
  }

  @Test
  void moveOutsideOfTheTable_isRefusedByNameOfStateAndMove() {
    STATES.values().forEach(from -> STATES.values().forEach(to -> tryMove(from, to)));
  }

  private static void tryMove(ObjectState from, ObjectState to) {
    ObjectRun object = SampleRuns.object(5, from);
    if (from.mayBecome(to)) {
      assertThat(object.to(to).state()).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> object.to(to))
          .isInstanceOf(StateConflictException.class)
          .hasMessageContaining("host-5")
          .hasMessageContaining(from.toString())
          .hasMessageContaining(to.toString());
    }
  }

  @Test
  void cancelledRun_cancelsWhatHasNotEnded_andLeavesTheRest() {
    Run run = SampleRuns.run(new RunState.Running(), STATES.values().toArray(ObjectState[]::new));

    List<ObjectState> after =
        run.cancelled(SampleRuns.NOW, CancelCause.TIMEOUT).objects().stream()
            .map(ObjectRun::state)
            .toList();

    Canceled cancelled = new Canceled(SampleRuns.NOW, CancelCause.TIMEOUT.sentence());
    assertThat(after)
        .containsExactly(
            cancelled,
            cancelled,
            cancelled,
            STATES.get("Stored"),
            STATES.get("Failed"),
            STATES.get("Canceled"));
  }

  @Test
  void objectThatAClientCancelled_endsAlone_andOneThatHasEndedStaysSo() {
    Stored stored = SampleRuns.stored();
    Run run =
        SampleRuns.run(
            new RunState.Running(),
            List.of(
                SampleRuns.object(1, new Waiting()).askedToCancel(),
                SampleRuns.object(2, new Waiting()),
                SampleRuns.object(3, stored).askedToCancel()));

    assertThat(run.withoutUnwanted(SampleRuns.NOW).objects().stream().map(ObjectRun::state))
        .containsExactly(SampleRuns.canceled(), new Waiting(), stored);
  }
}

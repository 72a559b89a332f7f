package dev.holdfast.domain.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.StateConflictException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The table of a run's moves: from the state of the row to that of the column. */
final class RunStateTest {
  private static final SequencedMap<String, RunState> STATES = SampleRuns.runStates();

  @Test
  void moves_areThoseOfTheTable() {
    assertThat(Table.of(STATES, STATES, (from, to) -> from.mayBecome(to) ? "yes" : "-"))
        .isEqualTo(
            Table.golden(
                """
                                       | Accepted Running Pausing Paused Resuming Canceling SUCCEEDED SUCCEEDED_WITH_WARNING FAILED CANCELED MISSED
                Accepted               | -        yes     -       -      -        -         -         -                      yes    yes      yes
                Running                | -        -       yes     -      -        yes       yes       yes                    yes    yes      -
                Pausing                | -        -       -       yes    -        yes       yes       yes                    yes    yes      -
                Paused                 | -        -       -       -      yes      -         -         -                      -      yes      -
                Resuming               | -        yes     -       -      -        yes       yes       yes                    yes    yes      -
                Canceling              | -        -       -       -      -        -         yes       yes                    yes    yes      -
                SUCCEEDED              | -        -       -       -      -        -         -         -                      -      -        -
                SUCCEEDED_WITH_WARNING | -        -       -       -      -        -         -         -                      -      -        -
                FAILED                 | -        -       -       -      -        -         -         -                      -      -        -
                CANCELED               | -        -       -       -      -        -         -         -                      -      -        -
                MISSED                 | -        -       -       -      -        -         -         -                      -      -        -
                """));
  }

  @Test
  void moveOutsideOfTheTable_isRefusedByNameOfStateAndMove() {
    STATES.values().forEach(from -> STATES.values().forEach(to -> tryMove(from, to)));
  }

  private static void tryMove(RunState from, RunState to) {
    Run run = SampleRuns.run(from, new ObjectState.Waiting());
    if (from.mayBecome(to)) {
      assertThat(run.to(to).state()).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> run.to(to))
          .isInstanceOf(StateConflictException.class)
          .hasMessageContaining(run.id().toString())
          .hasMessageContaining(from.toString())
          .hasMessageContaining(to.toString());
    }
  }

  @Test
  void worker_beginsWhatWaitsForOne_andNothingElse() {
    assertThat(Table.of(STATES, beginning(), (from, begin) -> begin.outcome(from)))
        .isEqualTo(
            Table.golden(
                """
                                       | begun
                Accepted               | Running
                Running                | refused
                Pausing                | refused
                Paused                 | refused
                Resuming               | Running
                Canceling              | refused
                SUCCEEDED              | refused
                SUCCEEDED_WITH_WARNING | refused
                FAILED                 | refused
                CANCELED               | refused
                MISSED                 | refused
                """));
  }

  private interface Event {
    String outcome(RunState from);
  }

  private static SequencedMap<String, Event> beginning() {
    return new LinkedHashMap<>(Map.of("begun", RunStateTest::begun));
  }

  private static String begun(RunState from) {
    try {
      RunState state = SampleRuns.run(from).begun(SampleRuns.NOW).state();
      return state.getClass().getSimpleName();
    } catch (StateConflictException e) {
      return "refused";
    }
  }

  @Test
  void firstWorker_isTheOneWhoseTimeCounts() {
    Run waited = SampleRuns.run(new RunState.Accepted()).begun(SampleRuns.NOW);
    Run again =
        waited
            .to(new RunState.Pausing(PauseCause.ASKED))
            .to(new RunState.Paused(PauseCause.ASKED))
            .to(new RunState.Resuming())
            .begun(SampleRuns.SLA_END);

    assertThat(again.granted()).isEqualTo(SampleRuns.NOW);
  }

  @Test
  void openRun_isOneThatHasNotEnded_whateverItsState() {
    assertThat(STATES)
        .allSatisfy(
            (name, state) ->
                assertThat(state.isOpen()).isEqualTo(!name.equals(name.toUpperCase(Locale.ROOT))));
  }

  @Test
  void operatorsSee_aRunThatIsToPauseOrToGoOn_asRunning() {
    assertThat(Table.of(STATES, seen(), (state, event) -> event.outcome(state)))
        .isEqualTo(
            Table.golden(
                """
                                       | status
                Accepted               | ACCEPTED
                Running                | RUNNING
                Pausing                | RUNNING
                Paused                 | PAUSED
                Resuming               | RUNNING
                Canceling              | CANCELING
                SUCCEEDED              | SUCCEEDED
                SUCCEEDED_WITH_WARNING | SUCCEEDED_WITH_WARNING
                FAILED                 | FAILED
                CANCELED               | CANCELED
                MISSED                 | MISSED
                """));
  }

  private static SequencedMap<String, Event> seen() {
    return new LinkedHashMap<>(Map.of("status", state -> state.status().name()));
  }
}

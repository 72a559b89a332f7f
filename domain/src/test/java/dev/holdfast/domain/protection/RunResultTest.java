package dev.holdfast.domain.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.protection.RunState.Running;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two objects of a run add up to: that of the row and that of the column. */
final class RunResultTest {
  private static final List<RunOutcome> FROM_GOOD_TO_BAD =
      List.of(
          RunOutcome.SUCCEEDED,
          RunOutcome.SUCCEEDED_WITH_WARNING,
          RunOutcome.CANCELED,
          RunOutcome.FAILED);

  @Test
  void outcomeOfTwoObjects_isThatOfTheTable() {
    assertThat(Table.of(ends(), ends(), (one, other) -> outcome(one, other).name()))
        .isEqualTo(
            Table.golden(
                """
                         | stored                 lacking                canceled failed
                stored   | SUCCEEDED              SUCCEEDED_WITH_WARNING CANCELED FAILED
                lacking  | SUCCEEDED_WITH_WARNING SUCCEEDED_WITH_WARNING CANCELED FAILED
                canceled | CANCELED               CANCELED               CANCELED FAILED
                failed   | FAILED                 FAILED                 FAILED   FAILED
                """));
  }

  @Test
  void outcomeOfThreeObjects_isTheWorstOfAny() {
    for (ObjectState one : ends().values()) {
      for (ObjectState other : ends().values()) {
        for (ObjectState third : ends().values()) {
          assertThat(outcome(one, other, third))
              .isEqualTo(worst(outcome(one), outcome(other), outcome(third)));
        }
      }
    }
  }

  @Test
  void runWithAnObjectThatHasNotEnded_hasNoResult() {
    List<ObjectState> open =
        SampleRuns.objectStates().values().stream().filter(state -> !state.isEnded()).toList();

    assertThat(open).hasSize(3);
    assertThat(open)
        .allSatisfy(
            state ->
                assertThatThrownBy(() -> outcome(SampleRuns.stored(), state))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void message_namesEachObjectThatFailed_andNoOther() {
    Run run =
        SampleRuns.run(
            new Running(),
            SampleRuns.failed("No disk."),
            SampleRuns.stored("lost.txt"),
            SampleRuns.failed("No host."),
            SampleRuns.canceled());

    assertThat(RunResult.message(run.objects())).isEqualTo("host-1: No disk. host-3: No host.");
  }

  private static RunOutcome outcome(ObjectState... objects) {
    return RunResult.of(SampleRuns.run(new Running(), objects).objects());
  }

  private static RunOutcome worst(RunOutcome... outcomes) {
    return FROM_GOOD_TO_BAD.get(
        Stream.of(outcomes).mapToInt(FROM_GOOD_TO_BAD::indexOf).max().orElseThrow());
  }

  private static SequencedMap<String, ObjectState> ends() {
    SequencedMap<String, ObjectState> ends = new LinkedHashMap<>();
    ends.put("stored", SampleRuns.stored());
    ends.put("lacking", SampleRuns.stored("lost.txt"));
    ends.put("canceled", SampleRuns.canceled());
    ends.put("failed", SampleRuns.failed("No disk."));
    return ends;
  }
}

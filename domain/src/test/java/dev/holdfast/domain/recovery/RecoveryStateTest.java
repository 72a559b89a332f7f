package dev.holdfast.domain.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.recovery.RecoveryState.Accepted;
import dev.holdfast.domain.recovery.RecoveryState.Canceling;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryState.Running;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of a recovery's moves: from the state of the row to those behind it. */
final class RecoveryStateTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private static final List<RecoveryState> STATES =
      Stream.<RecoveryState>concat(
              Stream.<RecoveryState>of(new Accepted(), new Running(NOW), new Canceling(NOW)),
              Arrays.stream(RecoveryOutcome.values()).map(outcome -> new Ended(outcome, NOW, "")))
          .toList();

  @Test
  void moves_areThoseOfTheTable() {
    assertThat(STATES.stream().map(RecoveryStateTest::moves))
        .containsExactly(
            "ACCEPTED: RUNNING FAILED CANCELED",
            "RUNNING: CANCELING SUCCEEDED SUCCEEDED_WITH_WARNING FAILED CANCELED",
            "CANCELING: SUCCEEDED SUCCEEDED_WITH_WARNING FAILED CANCELED",
            "SUCCEEDED:",
            "SUCCEEDED_WITH_WARNING:",
            "FAILED:",
            "CANCELED:");
  }

  @Test
  void outcome_isThatOfTheWorstEntry() {
    assertThat(totals(3, 0, 0, 0).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED);
    assertThat(totals(0, 0, 0, 0).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED);
    assertThat(totals(3, 1, 0, 0).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED_WITH_WARNING);
    assertThat(totals(3, 0, 1, 0).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED_WITH_WARNING);
    assertThat(totals(3, 0, 0, 1).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED_WITH_WARNING);
    assertThat(totals(0, 1, 0, 1).outcome()).isEqualTo(RecoveryOutcome.SUCCEEDED_WITH_WARNING);
    assertThat(totals(0, 0, 0, 1).outcome()).isEqualTo(RecoveryOutcome.FAILED);
  }

  @Test
  void words_nameWhatDidNotGoAsAskedFor() {
    assertThat(totals(3, 0, 0, 0).words()).isEmpty();
    assertThat(totals(3, 1, 2, 4).words())
        .isEqualTo(
            "Of the entries, 4 not brought back, 1 kept as they were,"
                + " 2 brought back without some of their attributes.");
  }

  private static String moves(RecoveryState from) {
    return Stream.concat(
            Stream.of(from.status() + ":"),
            STATES.stream().filter(from::mayBecome).map(to -> to.status().name()))
        .collect(Collectors.joining(" "));
  }

  private static RecoveryTotals totals(long created, long kept, long incomplete, long failed) {
    return new RecoveryTotals(created, 0, 0, kept, incomplete, failed, 0, 0);
  }
}

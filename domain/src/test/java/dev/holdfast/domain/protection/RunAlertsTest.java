package dev.holdfast.domain.protection;

import static dev.holdfast.domain.protection.SampleRuns.NOW;
import static dev.holdfast.domain.protection.SampleRuns.SLA_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.protection.Alerting.Occasion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RunAlertsTest {
  private static final Alerting EVERYTHING = new Alerting(Set.of(Occasion.values()), true, true);

  /** A run that ends as the row says, of which a group wants to hear what the column says. */
  @Test
  void endedRun_isToldOfWhereItsOccasionIsWanted() {
    assertThat(Table.of(outcomes(), occasions(), RunAlertsTest::told))
        .isEqualTo(
            Table.golden(
                """
                                       | SUCCESS WARNING FAILURE SLA_VIOLATION
                SUCCEEDED              | SUCCESS -       -       -
                SUCCEEDED_WITH_WARNING | -       WARNING -       -
                FAILED                 | -       -       FAILURE -
                CANCELED               | -       -       -       -
                MISSED                 | -       -       -       -
                """));
  }

  @Test
  void openRun_isNotToldOf() {
    Run run = SampleRuns.run(new RunState.Running(), SampleRuns.failed("No disk."));

    assertThat(RunAlerts.of(run, EVERYTHING, NOW)).isEmpty();
  }

  @Test
  void sla_isViolatedAfterItsEnd_notAtIt() {
    Run open = SampleRuns.run(new RunState.Running(), new ObjectState.Waiting());

    assertThat(open.isSlaViolated(SLA_END)).isFalse();
    assertThat(open.isSlaViolated(SLA_END.plusNanos(1))).isTrue();
  }

  @Test
  void slaOfARunThatHasEnded_dependsOnItsEndAlone() {
    Instant muchLater = SLA_END.plusSeconds(1_000_000);
    Run inTime = SampleRuns.run(SampleRuns.ended(RunOutcome.SUCCEEDED, SLA_END));
    Run late = SampleRuns.run(SampleRuns.ended(RunOutcome.SUCCEEDED, SLA_END.plusNanos(1)));

    assertThat(inTime.isSlaViolated(muchLater)).isFalse();
    assertThat(late.isSlaViolated(NOW)).isTrue();
  }

  @Test
  void everyOutcome_canBeTooSlow() {
    for (RunOutcome outcome : RunOutcome.values()) {
      Run late = SampleRuns.run(SampleRuns.ended(outcome, SLA_END.plusNanos(1)));

      assertThat(RunAlerts.of(late, only(Occasion.SLA_VIOLATION), NOW))
          .extracting(Alert::occasion)
          .containsExactly(Occasion.SLA_VIOLATION);
    }
  }

  @Test
  void eachObjectThatFailed_isToldOfByName_whereThatIsWanted() {
    Run run =
        SampleRuns.run(
            SampleRuns.ended(RunOutcome.FAILED, NOW),
            SampleRuns.failed("No disk."),
            SampleRuns.stored(),
            SampleRuns.failed("No host."));

    assertThat(RunAlerts.of(run, new Alerting(Set.of(), true, false), NOW))
        .extracting(Alert::text)
        .containsExactly("host-1 has no snapshot: No disk.", "host-3 has no snapshot: No host.");
    assertThat(RunAlerts.of(run, Alerting.NONE, NOW)).isEmpty();
  }

  @Test
  void failedAttempt_isToldOf_whereEachOneIsWanted() {
    ObjectRun object =
        SampleRuns.object(1, new ObjectState.WaitingForNextAttempt(NOW))
            .afterFailed(new FailedAttempt(NOW, NOW, "No disk."))
            .afterFailed(new FailedAttempt(NOW, NOW, "No host."));
    Run run = SampleRuns.run(new RunState.Running(), List.of(object));

    assertThat(RunAlerts.ofAttempt(run, object, new Alerting(Set.of(), false, true)))
        .extracting(Alert::text)
        .containsExactly("An attempt at host-1 failed: No host.");
    assertThat(
            RunAlerts.ofAttempt(run, object, new Alerting(Set.of(Occasion.values()), true, false)))
        .isEmpty();
  }

  private static String told(RunOutcome outcome, Occasion wanted) {
    Run run = SampleRuns.run(SampleRuns.ended(outcome, NOW), SampleRuns.stored());
    String told =
        RunAlerts.of(run, only(wanted), NOW).stream()
            .map(alert -> alert.occasion().name())
            .collect(Collectors.joining(","));
    return told.isEmpty() ? "-" : told;
  }

  private static Alerting only(Occasion occasion) {
    return new Alerting(Set.of(occasion), false, false);
  }

  private static SequencedMap<String, RunOutcome> outcomes() {
    SequencedMap<String, RunOutcome> outcomes = new LinkedHashMap<>();
    for (RunOutcome outcome : RunOutcome.values()) {
      outcomes.put(outcome.name(), outcome);
    }
    return outcomes;
  }

  private static SequencedMap<String, Occasion> occasions() {
    SequencedMap<String, Occasion> occasions = new LinkedHashMap<>();
    for (Occasion occasion : Occasion.values()) {
      occasions.put(occasion.name(), occasion);
    }
    return occasions;
  }
}

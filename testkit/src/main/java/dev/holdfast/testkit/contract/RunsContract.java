package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static dev.holdfast.testkit.contract.ProtectionGroupsContract.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.source.SourcePath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Runs} must keep. */
public abstract class RunsContract {
  private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00.123456Z");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void run_isFound_open_andTheNewestOfItsGroup() {
    CatalogueUnderTest catalogue = ProtectionGroupsContract.withGroup(emptyCatalogue());
    Run run = ProtectionGroupsContract.run(1);
    ProtectionGroupsContract.add(catalogue, run, List.of());
    Runs runs = catalogue.runs();

    assertThat(runs.find(CLIENT.tenant(), run.id())).contains(run);
    assertThat(runs.open(CLIENT.tenant(), GROUP.id())).containsExactly(run);
    assertThat(runs.newest(CLIENT.tenant(), List.of(GROUP.id())))
        .isEqualTo(Map.of(GROUP.id(), run));
    assertThat(runs.find(STRANGER.tenant(), run.id())).isEmpty();
  }

  static Stream<RunState> runStates() {
    return Stream.of(
        new RunState.Accepted(),
        new RunState.Running(),
        new RunState.Pausing(PauseCause.ASKED),
        new RunState.Paused(PauseCause.ASKED),
        new RunState.Resuming(),
        new RunState.Canceling(CancelCause.ASKED),
        new RunState.Ended(RunOutcome.FAILED, BEGAN.plusSeconds(60), "It failed."));
  }

  @ParameterizedTest
  @MethodSource("runStates")
  void runInEveryState_comesBackAsItWas(RunState state) {
    Run accepted = ProtectionGroupsContract.run(1);

    assertComesBack(of(accepted, state, accepted.objects()));
  }

  static Stream<ObjectState> objectStates() {
    Instant ended = BEGAN.plusSeconds(30);
    return Stream.of(
        new ObjectState.Waiting(),
        new ObjectState.InProgress(BEGAN),
        new ObjectState.WaitingForNextAttempt(ended),
        new ObjectState.Stored(
            BEGAN, ended, new SnapshotStats(1, 2, 3, 4, 5), List.of("/a can't be read.")),
        new ObjectState.Failed(BEGAN, ended, "Nothing is there."),
        new ObjectState.Canceled(ended, "It was cancelled."));
  }

  @ParameterizedTest
  @MethodSource("objectStates")
  void runWithAnObjectInEveryState_comesBackAsItWas(ObjectState state) {
    Run accepted = ProtectionGroupsContract.run(1);
    ObjectRun object =
        new ObjectRun(
            accepted.objects().getFirst().object(),
            "host",
            new SourcePath("/etc/list"),
            state,
            List.of(new FailedAttempt(BEGAN, BEGAN.plusSeconds(1), "The first one failed.")),
            true);

    assertComesBack(of(accepted, new RunState.Running(), List.of(object)));
  }

  private void assertComesBack(Run run) {
    CatalogueUnderTest catalogue = ProtectionGroupsContract.withGroup(emptyCatalogue());
    ProtectionGroupsContract.add(catalogue, run, List.of());

    assertThat(catalogue.runs().find(CLIENT.tenant(), run.id())).contains(run);
  }

  private static Run of(Run run, RunState state, List<ObjectRun> objects) {
    return new Run(
        run.id(),
        run.tenant(),
        run.group(),
        run.groupName(),
        run.type(),
        run.cause(),
        run.retentions(),
        state,
        objects,
        BEGAN,
        run.slaEnd(),
        run.life(),
        run.job());
  }
}

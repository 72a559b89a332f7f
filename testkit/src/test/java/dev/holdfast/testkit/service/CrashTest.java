package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.testkit.build.UploadParts;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An upload on its way from the first byte to its snapshot and out again, disturbed at each call of
 * a port in turn.
 */
final class CrashTest {
  private static final byte[] BUNDLE =
      aBundle().with(anObject().withId("1"), anObject().withId("2").signed("c2ln")).bytes();

  @ParameterizedTest
  @EnumSource(When.class)
  void crashAtAnyCall_losesNoUploadThatWasAccepted_andStoresNoneTwice(When when) {
    for (int call = 1; call <= callsOfAStore(); call++) {
      Interference crash = new Interference().crashAt(call, when);
      Server server = new Server(Limits.DEFAULT, crash::in);

      boolean isAccepted = survives(() -> server.upload("nightly", BUNDLE));
      boolean isDone = isAccepted && survives(server::runAll);
      HoldfastApplication restarted = restart(server);
      runAll(restarted, server);

      assertThat(isDone).as("crashed at call %d", call).isFalse();
      assertThatAllIsStoredOnce(server, call);
      if (isAccepted) {
        assertThat(server.uploads()).as("accepted before call %d", call).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void clientThatRepeatsItselfAfterACrash_hasOneUpload(When when) {
    for (int call = 1; call <= callsOfAStore(); call++) {
      Interference crash = new Interference().crashAt(call, when);
      Server server = new Server(Limits.DEFAULT, crash::in);

      if (survives(() -> server.upload("nightly", BUNDLE))) {
        survives(server::runAll);
      }
      HoldfastApplication restarted = restart(server);
      restarted.storeUpload().store(Server.CLIENT, UploadParts.of("nightly", BUNDLE));
      runAll(restarted, server);

      assertThat(server.uploads()).as("crashed at call %d", call).hasSize(1);
      assertThatAllIsStoredOnce(server, call);
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void faultThatPasses_isOvercome_atAnyCall(When when) {
    for (int call = 1; call <= callsOfAStore(); call++) {
      UnavailableException fault = new UnavailableException("disk.full", "The disk is full.");
      Interference once =
          new Interference()
              .at(
                  call,
                  when,
                  () -> {
                    throw fault;
                  });
      Server server = new Server(Limits.DEFAULT, once::in);

      if (!succeeds(() -> server.upload("nightly", BUNDLE))) {
        server.upload("nightly", BUNDLE);
      }
      for (int round = 0; round < 4; round++) {
        succeeds(server::runAll);
        server.clock.advance(Duration.ofMinutes(6));
      }
      server.application.workOnJobs().recover();

      assertThat(server.uploads()).as("fault at call %d", call).hasSize(1);
      assertThatAllIsStoredOnce(server, call);
    }
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void crashAtAnyCallOfARemoval_leavesNothing(When when) {
    for (int call = 1; call <= 6; call++) {
      Server server = new Server();
      ConfigBackup backup = server.upload("nightly", BUNDLE);
      server.runAll();
      server.application.deleteUpload().delete(Server.CLIENT, backup.id());
      Interference crash = new Interference().crashAt(call, when);
      HoldfastApplication crashing = server.restarted(Limits.DEFAULT, crash::in);

      survives(() -> runAll(crashing, server));
      runAll(restart(server), server);

      assertThat(server.uploads()).isEmpty();
      assertThat(server.memory.snapshots().snapshots()).isEmpty();
    }
  }

  @Test
  void restart_putsBackWhatWasInProgress() {
    Interference crash = new Interference().at("commit", When.AFTER, () -> {});
    Server server = new Server(Limits.DEFAULT, crash::in);
    server.upload("nightly", BUNDLE);
    server.memory.jobs().claim("gone", Server.START, Server.START.plusSeconds(300), Choice.ANY);

    int putBack = server.application.workOnJobs().recover();

    assertThat(putBack).isEqualTo(1);
    assertThat(server.runAll()).hasSize(1).first().isInstanceOf(Outcome.Completed.class);
  }

  private static int callsOfAStore() {
    Interference counting = new Interference();
    Server server = new Server(Limits.DEFAULT, counting::in);
    server.upload("nightly", BUNDLE);
    server.runAll();
    assertThat(counting.calls()).isGreaterThan(20);
    return counting.calls();
  }

  private static HoldfastApplication restart(Server server) {
    HoldfastApplication restarted = server.restarted(Limits.DEFAULT, ports -> ports);
    restarted.workOnJobs().recover();
    return restarted;
  }

  /** Works until no job is left, each put back one waited for. */
  private static void runAll(HoldfastApplication application, Server server) {
    while (!(application.workOnJobs().runOne("worker", () -> false) instanceof Outcome.Idle)) {
      server.clock.advance(Duration.ofMinutes(6));
    }
  }

  private static void assertThatAllIsStoredOnce(Server server, int call) {
    assertThat(server.uploads())
        .as("uploads after a disturbance at call %d", call)
        .allSatisfy(upload -> assertThat(upload.state()).isInstanceOf(Complete.class))
        .extracting(ConfigBackup::content)
        .isEqualTo(
            server.memory.snapshots().snapshots().stream()
                .map(snapshot -> new Stored(snapshot.id(), 2))
                .toList());
    assertThat(server.memory.snapshots().snapshots())
        .extracting(StoredSnapshot::files)
        .allSatisfy(files -> assertThat(files).hasSize(3));
    assertThat(server.memory.staging().files()).as("staged after call %d", call).isEmpty();
  }

  private static boolean survives(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Crash e) {
      return false;
    }
  }

  private static boolean succeeds(Runnable work) {
    try {
      work.run();
      return true;
    } catch (UnavailableException e) {
      return false;
    }
  }
}

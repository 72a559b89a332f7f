package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.job.WorkOnJobs;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.Failed;
import dev.holdfast.domain.job.JobState.InProgress;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.When;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class WorkOnJobsTest {
  private static final byte[] BUNDLE =
      aBundle().with(anObject().withId("1"), anObject().withId("2")).bytes();

  private final Interference interference = new Interference();
  private final Server server = new Server(Limits.DEFAULT, interference::in);

  @Test
  void withoutJobs_workersAreIdle() {
    assertThat(server.runOne()).isEqualTo(new Outcome.Idle());
  }

  @Test
  void jobs_areDoneOldestFirst() {
    ConfigBackup first = server.upload("first", BUNDLE);
    server.clock.advance(Duration.ofSeconds(1));
    ConfigBackup second = server.upload("second", BUNDLE);

    assertThat(server.runAll())
        .containsExactly(
            new Outcome.Completed(first.id(), JobKind.CONFIG_UPLOAD),
            new Outcome.Completed(second.id(), JobKind.CONFIG_UPLOAD));
  }

  @Test
  void backup_isInProgress_whileItIsStored() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    List<Object> states = new ArrayList<>();
    interference.at("addFile", When.AFTER, () -> states.add(server.uploads().getFirst().state()));

    server.runAll();

    assertThat(states).containsOnly(new InProgress()).hasSize(3);
    assertThat(server.uploaded(backup.id()).state()).isInstanceOf(Complete.class);
  }

  @Test
  void whatMayPass_isTriedAgain_eachTimeLater() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    AtomicInteger faults = new AtomicInteger(3);
    interference.at("addFile", When.BEFORE, () -> failWhilePositive(faults));

    List<Outcome> first = server.runAll();
    Duration firstDelay = delayToTheNextTry();
    List<Outcome> second = server.runAll();
    Duration secondDelay = delayToTheNextTry();
    server.runAll();
    Duration thirdDelay = delayToTheNextTry();
    server.runAll();

    assertThat(first)
        .containsExactly(
            new Outcome.PutBack(
                backup.id(),
                JobKind.CONFIG_UPLOAD,
                "To be tried again in 2 s. The disk is full; free some space."));
    assertThat(second).hasSize(1);
    assertThat(List.of(firstDelay, secondDelay, thirdDelay))
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(server.uploaded(backup.id()).state()).isInstanceOf(Complete.class);
  }

  @Test
  void whatNeverPasses_fails_afterTwentyTriesInAboutAnHour() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    interference.at("addFile", When.BEFORE, WorkOnJobsTest::failAsFull);

    int tries = 0;
    Outcome outcome = new Outcome.Idle();
    while (!(outcome instanceof Outcome.Failed)) {
      delayToTheNextTry();
      outcome = server.runOne();
      tries++;
    }

    assertThat(tries).isEqualTo(20);
    assertThat(Duration.between(Server.START, server.clock.instant()))
        .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(80));
    assertFailed(
        backup, "The disk is full; free some space. It was tried 20 times, then given up.");
  }

  @Test
  void jobThatBringsTheServerDown_isNotBegunForEver() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    for (int i = 0; i < 20; i++) {
      server.memory.jobs().claim("gone", Server.START, Server.START.plusSeconds(1), Choice.ANY);
      server.application.workOnJobs().recover();
    }

    Outcome outcome = server.runOne();

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(((Failed) server.uploaded(backup.id()).state()).reason())
        .contains("begun 20 times and never came to its end");
  }

  @Test
  void damage_failsAtOnce_withAReason() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    DamagedException damaged = new DamagedException("pack.damaged", "Pack 17 is damaged.");
    interference.at(
        "commit",
        When.BEFORE,
        () -> {
          throw damaged;
        });

    assertThat(server.runAll())
        .containsExactly(
            new Outcome.Failed(backup.id(), JobKind.CONFIG_UPLOAD, "Pack 17 is damaged.", damaged));
    assertFailed(backup, "Pack 17 is damaged.");
  }

  @Test
  void failureAfterTheSnapshot_leavesNoSnapshot() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    IllegalStateException bug = new IllegalStateException("secret detail");
    interference.at(
        "complete",
        When.BEFORE,
        () -> {
          throw bug;
        });

    List<Outcome> outcomes = server.runAll();

    assertThat(((Outcome.Failed) outcomes.getFirst()).cause()).isSameAs(bug);
    assertFailed(
        backup,
        "A failure that nobody foresaw ended the job: IllegalStateException. The server's log"
            + " tells more.");
  }

  @Test
  void failureThatCannotBeUndone_isTriedAgain() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    AtomicInteger damages = new AtomicInteger(2);
    AtomicInteger faults = new AtomicInteger(1);
    interference.at(
        "complete",
        When.BEFORE,
        () -> {
          if (damages.getAndDecrement() > 0) {
            throw new DamagedException("row.damaged", "A row is damaged.");
          }
        });
    interference.at("forget", When.BEFORE, () -> failWhilePositive(faults));

    List<Outcome> first = server.runAll();
    assertThat(server.memory.snapshots().snapshots()).hasSize(1);
    delayToTheNextTry();
    List<Outcome> second = server.runAll();

    assertThat(first).first().isInstanceOf(Outcome.PutBack.class);
    assertThat(second).first().isInstanceOf(Outcome.Failed.class);
    assertFailed(backup, "A row is damaged.");
  }

  @Test
  void stagedFileThatIsGone_failsWithAReason() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    server.memory.staging().files().forEach(server.memory.staging()::discard);

    server.runAll();

    assertThat(((Failed) server.uploaded(backup.id()).state()).reason())
        .contains("There is no staged file");
  }

  @Test
  void stagedFileThatIsNoLongerABundle_failsWithAReason() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    String file = server.memory.staging().files().getFirst();
    server.memory.staging().replace(file, "[{]".getBytes(UTF_8));

    server.runAll();

    assertThat(((Failed) server.uploaded(backup.id()).state()).reason())
        .startsWith("The file is no longer what was uploaded; upload it again.")
        .contains("line 1, column 3");
  }

  @Test
  void workerThatIsToldToStop_putsTheJobBack_andAnotherFinishesIt() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    AtomicBoolean stopping = new AtomicBoolean();
    interference.at("addFile", When.AFTER, () -> stopping.set(true));
    WorkOnJobs work = server.application.workOnJobs();

    Outcome stopped = work.runOne("worker", stopping::get);

    assertThat(stopped)
        .isEqualTo(
            new Outcome.PutBack(backup.id(), JobKind.CONFIG_UPLOAD, "The server is stopping."));
    assertThat(server.uploaded(backup.id()).state()).isEqualTo(new NotStarted());
    assertThat(server.memory.snapshots().snapshots()).isEmpty();
    assertThat(server.memory.staging().files()).hasSize(1);
    assertThat(work.runOne("worker", stopping::get)).isEqualTo(new Outcome.Idle());

    stopping.set(false);
    assertThat(server.runOne())
        .isEqualTo(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    assertThat(server.memory.snapshots().snapshots()).hasSize(1);
  }

  @Test
  void catalogueThatCannotTakeAFailure_keepsItsCause_andTheJobIsTakenUpAgain() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    AtomicInteger damages = new AtomicInteger(1);
    DamagedException damaged = new DamagedException("pack.damaged", "Pack 17 is damaged.");
    interference.at(
        "addFile",
        When.BEFORE,
        () -> {
          if (damages.getAndDecrement() > 0) {
            throw damaged;
          }
        });
    interference.at("fail", When.BEFORE, WorkOnJobsTest::failAsFull);

    assertThatThrownBy(server::runOne)
        .isInstanceOf(UnavailableException.class)
        .hasSuppressedException(damaged);
    server.clock.advance(Duration.ofMinutes(6));

    assertThat(server.runOne())
        .isEqualTo(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
  }

  @Test
  void recovery_discardsFilesThatNoJobNeeds_andKeepsTheOthers() throws IOException {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    try (Draft orphan = server.memory.staging().begin(100)) {
      orphan.content().write(1);
      orphan.commit();
    }

    int putBack = server.application.workOnJobs().recover();

    assertThat(putBack).isZero();
    assertThat(server.memory.staging().files()).hasSize(1);
    assertThat(server.runAll())
        .containsExactly(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
  }

  /** Moves the clock on, second by second, until the only job may be claimed. */
  private Duration delayToTheNextTry() {
    for (int seconds = 0; seconds < 600; seconds++) {
      if (server.memory.jobs().isAnyDue(server.clock.instant())) {
        return Duration.ofSeconds(seconds);
      }
      server.clock.advance(Duration.ofSeconds(1));
    }
    throw new AssertionError("No job is due within ten minutes");
  }

  private void assertFailed(ConfigBackup backup, String reason) {
    assertThat(server.uploaded(backup.id()).state())
        .isEqualTo(new Failed(server.clock.instant(), reason));
    assertThat(server.memory.snapshots().snapshots()).isEmpty();
    assertThat(server.memory.staging().files()).isEmpty();
  }

  private static void failWhilePositive(AtomicInteger faults) {
    if (faults.getAndDecrement() > 0) {
      failAsFull();
    }
  }

  private static void failAsFull() {
    throw new UnavailableException("disk.full", "The disk is full; free some space.");
  }
}

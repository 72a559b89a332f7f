package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What workers do that are slower than their lease. */
final class JobLeaseTest {
  private static final byte[] BUNDLE =
      aBundle().with(anObject().withId("1"), anObject().withId("2")).bytes();

  private final Interference interference = new Interference();
  private final Server server = new Server(Limits.DEFAULT, interference::in);

  @Test
  void longWork_keepsItsLease() {
    StringBuilder objects = new StringBuilder("[");
    for (int i = 0; i < 100; i++) {
      objects.append(i == 0 ? "" : ",").append(anObject().withId("id-" + i).text());
    }
    ConfigBackup backup = server.upload("big", (objects + "]").getBytes(UTF_8));
    List<Object> othersGot = new ArrayList<>();
    interference.at(
        "addFile",
        When.BEFORE,
        () -> {
          server.clock.advance(Duration.ofSeconds(20));
          server
              .memory
              .jobs()
              .claim(
                  "other",
                  server.clock.instant(),
                  server.clock.instant().plusSeconds(60),
                  Choice.ANY)
              .ifPresent(othersGot::add);
        });

    Outcome outcome = server.runOne();

    assertThat(outcome).isEqualTo(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    assertThat(othersGot).isEmpty();
  }

  @Test
  void workerThatSleptPastItsLease_givesUp_andTheOtherOneCompletes() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    List<Outcome> ofTheOther = new ArrayList<>();
    interference.at("addFile", When.AFTER, () -> sleepWhileAnotherWorks(ofTheOther));

    Outcome outcome = server.runOne();

    assertThat(ofTheOther)
        .containsExactly(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    assertThat(outcome)
        .isEqualTo(
            new Outcome.PutBack(
                backup.id(),
                JobKind.CONFIG_UPLOAD,
                "The lease ran out, and another worker has the job."));
    assertStoredOnce(backup);
  }

  @Test
  void workerThatSleptWhileItsSnapshotWasCommitted_takesItBack() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    List<Outcome> ofTheOther = new ArrayList<>();
    AtomicInteger commits = new AtomicInteger();
    interference.at(
        "commit",
        When.BEFORE,
        () -> {
          if (commits.incrementAndGet() == 2) {
            sleepWhileAnotherWorks(ofTheOther);
          }
        });

    Outcome outcome = server.runOne();

    assertThat(ofTheOther)
        .containsExactly(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    assertThat(outcome).isInstanceOf(Outcome.PutBack.class);
    assertStoredOnce(backup);
  }

  @Test
  void snapshotThatAnotherWorkerAdopted_stays() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    List<Outcome> ofTheOther = new ArrayList<>();
    AtomicInteger commits = new AtomicInteger();
    interference.at(
        "commit",
        When.AFTER,
        () -> {
          if (commits.incrementAndGet() == 2) {
            sleepWhileAnotherWorks(ofTheOther);
          }
        });

    Outcome outcome = server.runOne();

    assertThat(ofTheOther)
        .containsExactly(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    assertThat(outcome).isInstanceOf(Outcome.PutBack.class);
    assertStoredOnce(backup);
  }

  @Test
  void workerThatLostItsLease_failsNothing() {
    ConfigBackup backup = server.upload("nightly", BUNDLE);
    List<Outcome> ofTheOther = new ArrayList<>();
    interference.at(
        "addFile",
        When.AFTER,
        () -> {
          sleepWhileAnotherWorks(ofTheOther);
          throw new DamagedException("pack.damaged", "Pack 17 is damaged.");
        });

    Outcome outcome = server.runOne();

    assertThat(outcome).isInstanceOf(Outcome.PutBack.class);
    assertThat(server.uploaded(backup.id()).state()).isInstanceOf(Complete.class);
    assertStoredOnce(backup);
  }

  /** Lets the lease run out, and a second worker on healthy ports do the job. */
  private void sleepWhileAnotherWorks(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      server.clock.advance(Duration.ofMinutes(6));
      outcomes.add(
          server
              .restarted(Limits.DEFAULT, ports -> ports)
              .workOnJobs()
              .runOne("other", () -> false));
    }
  }

  private void assertStoredOnce(ConfigBackup backup) {
    assertThat(server.memory.snapshots().snapshots()).hasSize(1);
    assertThat(server.bundle(backup.id())).contains("\"id\":\"1\"", "\"id\":\"2\"");
    assertThat(server.memory.staging().files()).isEmpty();
  }
}

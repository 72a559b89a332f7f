package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.Ledger.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the built server with SIGKILL, at moments of chance while a client uploads and deletes, and
 * holds what it finds after each start to what was promised: an upload that was accepted ends
 * COMPLETE or FAILED with a reason, is stored once and reads back equal; nothing staged is left
 * lying; restic finds no error in the repository.
 *
 * <p>Not part of the default build, since each kill costs a start and a check. {@code .ci/run} runs
 * it; {@code -Dholdfast.kills=200} is the long form. The seed is printed; {@code -Dtests.seed=}
 * draws the same moments again, as far as a machine repeats itself.
 */
class KillSuite {
  private static final int KILLS = Integer.getInteger("holdfast.kills", 15);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** An upload of a hundred objects takes some tens of milliseconds: killed early, amid, late. */
  private static final int KILL_AFTER_MILLIS_MAX = 700;

  /** A start takes about a second; one in four is killed before it is done. */
  private static final int START_MILLIS_MAX = 1500;

  private static final int OBJECTS_MAX = 150;

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);
  private final Ledger ledger = new Ledger();
  private final List<ServerProcess> launched = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    launched.forEach(ServerProcess::close);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void killAtAnyMoment_losesNothingAccepted() throws Exception {
    Restic.assumeInstalled();
    System.out.printf("KillSuite: %d kills, seed %d%n", KILLS, SEED);
    ServerProcess first = launch();
    first.address();
    Restic restic = new Restic(repository(), recoveryPassword());

    ServerProcess server = first;
    for (int kill = 1; kill <= KILLS; kill++) {
      if (chance.nextInt(4) == 0) {
        server.kill();
        server = launch();
        killAfter(chance.nextInt(START_MILLIS_MAX), server).join();
      } else {
        ApiClient client = client(server);
        workUntilItIsGone(client, killAfter(chance.nextInt(KILL_AFTER_MILLIS_MAX), server));
      }
      server = launch();
      Kept kept = check(server, restic);
      System.out.printf(
          "kill %d of %d: %d accepted, %d of them deleted, %d unanswered but kept, %d failed:"
              + " %d stored%n",
          kill,
          KILLS,
          ledger.acceptedCount(),
          kept.deleted(),
          kept.unanswered(),
          kept.failed(),
          kept.stored().size());
    }

    assertThat(ledger.acceptedCount()).as("uploads accepted in all").isPositive();
    assertThat(server.terminate(Duration.ofSeconds(12))).isZero();
  }

  private Kept check(ServerProcess server, Restic restic) throws Exception {
    Kept kept = ledger.compareWith(client(server));
    nothingIsStaged();
    restic.check();
    snapshotsAreThoseOf(kept.stored(), restic);
    return kept;
  }

  private void workUntilItIsGone(ApiClient client, CompletableFuture<Void> killed)
      throws InterruptedException {
    try {
      while (!killed.isDone()) {
        String bundle = SampleBundle.of(chance, 1 + chance.nextInt(OBJECTS_MAX));
        String name = ledger.sending(bundle);
        Answer answer = client.upload(name, bundle);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        ledger.accepted(name, answer.text("jobId"));
        if (chance.nextInt(4) == 0) {
          delete(client, name, answer.text("jobId"));
        }
      }
    } catch (IOException e) {
      // The server died in the middle of a request, which is what this test is for.
      killed.join();
    }
  }

  private void delete(ApiClient client, String name, String id)
      throws IOException, InterruptedException {
    client.ended(id);
    ledger.deleting(name);
    Answer answer = client.delete(id);
    assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    ledger.deleted(name);
  }

  /** A job's snapshot is removed by a job of its own, so this may take a moment. */
  private static void snapshotsAreThoseOf(Set<String> stored, Restic restic) throws Exception {
    Set<String> wanted = stored.stream().map(id -> "job:" + id).collect(Collectors.toSet());
    Patience patience = Patience.of(Duration.ofSeconds(30));
    while (true) {
      List<String> tags = tagsOfSnapshots(restic);
      if (tags.size() == wanted.size() && wanted.equals(Set.copyOf(tags))) {
        return;
      }
      patience.pauseOrFail("Snapshots " + tags + " are not those of the jobs " + wanted);
    }
  }

  private static List<String> tagsOfSnapshots(Restic restic) throws Exception {
    JsonNode snapshots = Json.parse(restic.run("snapshots", "--json", "--no-lock"));
    return snapshots
        .valueStream()
        .flatMap(snapshot -> snapshot.path("tags").valueStream())
        .map(JsonNode::asString)
        .filter(tag -> tag.startsWith("job:"))
        .toList();
  }

  private void nothingIsStaged() throws IOException {
    Patience patience = Patience.of(Duration.ofSeconds(10));
    while (true) {
      try (Stream<Path> staged = Files.list(folder.resolve("data/staging"))) {
        List<Path> left = staged.toList();
        if (left.isEmpty()) {
          return;
        }
        patience.pauseOrFail("Staged files are left over: " + left);
      }
    }
  }

  private ServerProcess launch() throws IOException {
    ServerProcess server =
        ServerProcess.launch(
            program,
            folder.resolve("data"),
            folder.resolve("server.log"),
            "--uploads-max",
            "10000");
    launched.add(server);
    return server;
  }

  private ApiClient client(ServerProcess server) throws IOException, InterruptedException {
    return ApiClient.signedIn(server.address(), AdminCredentials.in(folder.resolve("data")));
  }

  private Path repository() {
    return folder.resolve("data/repositories/default");
  }

  private String recoveryPassword() throws IOException, InterruptedException {
    return program
        .run("admin", "recovery-key", "--data", folder.resolve("data").toString())
        .out()
        .lines()
        .toList()
        .getLast();
  }

  private static CompletableFuture<Void> killAfter(int millis, ServerProcess server) {
    Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(server::kill, later);
  }
}

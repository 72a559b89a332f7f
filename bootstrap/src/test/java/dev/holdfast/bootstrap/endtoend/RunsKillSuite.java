package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the built server with SIGKILL while scheduled runs begin and end all the time, and holds
 * what it finds after each start to what was promised: a run that has begun ends, with its snapshot
 * or with a reason; no run is lost, none is there twice, no snapshot is there that no run knows;
 * restic finds no error in the repository.
 *
 * <p>Not part of the default build. {@code .ci/run} runs it; {@code -Dholdfast.kills=100} is the
 * long form. The seed is printed; {@code -Dtests.seed=} draws the same moments again, as far as a
 * machine repeats itself.
 */
class RunsKillSuite {
  private static final int KILLS = Integer.getInteger("holdfast.kills", 10);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** Each runs once a minute, so that a run begins every few seconds. */
  private static final int GROUPS = 15;

  private static final int KILL_AFTER_MILLIS_MAX = 2_500;
  private static final Duration RUN_MAX = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);
  private final List<ServerProcess> launched = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> cutShort = new HashSet<>();

  @AfterEach
  void leaveNothingRunning() {
    launched.forEach(ServerProcess::close);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void killDuringScheduledRuns_losesNoneAndDoublesNone() throws Exception {
    Restic.assumeInstalled();
    System.out.printf("RunsKillSuite: %d kills, seed %d%n", KILLS, SEED);
    ServerProcess server = launch();
    protectFolders(client(server));
    Restic restic = new Restic(folder.resolve("data/repositories/default"), recoveryPassword());

    for (int kill = 1; kill <= KILLS; kill++) {
      changeSomeFiles();
      startSome(client(server));
      killAfter(chance.nextInt(KILL_AFTER_MILLIS_MAX), server).join();
      server = launch();
      System.out.printf("kill %d of %d: %s%n", kill, KILLS, check(client(server), restic));
    }

    assertThat(ended).as("runs that have ended").hasSizeGreaterThan(GROUPS);
    assertThat(cutShort).as("runs that kills met").hasSizeGreaterThanOrEqualTo(KILLS / 10);
    assertThat(server.terminate(Duration.ofSeconds(12))).isZero();
  }

  private void protectFolders(ProtectionClient client) throws Exception {
    long host = client.registerHost();
    String policy = client.minutePolicy("every minute", 1);
    for (int number = 0; number < GROUPS; number++) {
      Path source = Files.createDirectories(folder.resolve("source-" + number));
      Files.writeString(source.resolve("first"), "first of " + number);
      groups.add(client.group("group " + number, policy, host, source));
    }
  }

  private void changeSomeFiles() throws IOException {
    for (int number = 0; number < GROUPS; number++) {
      byte[] content = new byte[chance.nextInt(300_000)];
      chance.nextBytes(content);
      Files.write(folder.resolve("source-" + number).resolve("f" + chance.nextInt(5)), content);
    }
  }

  /** Beside those that the schedule starts; one that waits already is refused. */
  private void startSome(ProtectionClient client) throws Exception {
    for (String group : groups) {
      if (chance.nextInt(3) == 0) {
        assertThat(client.start(group).status()).isIn(202, 409);
      }
    }
  }

  private String check(ProtectionClient client, Restic restic) throws Exception {
    for (String group : groups) {
      Set<Long> starts = new HashSet<>();
      for (JsonNode run : whenNoneIsOpen(client, group)) {
        JsonNode backup = run.required("localBackupInfo");
        assertThat(starts.add(backup.required("startTimeUsecs").asLong())).as("%s", run).isTrue();
        ended.add(run.required("id").asString());
        if (isCutShort(run)) {
          cutShort.add(run.required("id").asString());
        }
      }
    }
    assertThat(idsOf(client)).as("runs that had ended before").containsAll(ended);
    // The server goes on to index what its runs have stored.
    restic.checkBesideReaders();
    Set<String> before = knownTags(client);
    Set<String> inRepository = tagsOfSnapshots(restic);
    assertThat(inRepository).as("snapshots in the repository").containsAll(before);
    assertThat(knownTags(client)).as("snapshots that runs know").containsAll(inRepository);
    return ended.size() + " runs have ended, kills cut " + cutShort.size() + " of them short";
  }

  /** Nothing else goes wrong here: so a worker was gone before it could tell what it had done. */
  private static boolean isCutShort(JsonNode run) {
    return !run.required("localBackupInfo").required("status").asString().equals("Succeeded")
        || run.required("objects")
            .valueStream()
            .anyMatch(object -> object.at("/localSnapshotInfo").has("failedAttempts"));
  }

  /** Those of all runs, once none is open: the schedule begins others all the time. */
  private Set<String> knownTags(ProtectionClient client) throws Exception {
    Set<String> tags = new HashSet<>();
    for (String group : groups) {
      whenNoneIsOpen(client, group).forEach(run -> tags.addAll(snapshotTags(run)));
    }
    return tags;
  }

  private JsonNode whenNoneIsOpen(ProtectionClient client, String group) throws Exception {
    Patience patience = Patience.of(RUN_MAX);
    while (true) {
      JsonNode runs = client.runs(group);
      long open =
          runs.valueStream()
              .map(run -> run.required("localBackupInfo").required("status").asString())
              .filter(status -> status.equals("Running") || status.equals("Accepted"))
              .count();
      assertThat(open).as("open runs of %s", group).isLessThanOrEqualTo(2);
      if (open == 0) {
        return runs;
      }
      patience.pauseOrFail("Runs of " + group + " do not end: " + runs);
    }
  }

  private Set<String> idsOf(ProtectionClient client) throws Exception {
    Set<String> ids = new HashSet<>();
    for (String group : groups) {
      client.runs(group).forEach(run -> ids.add(run.required("id").asString()));
    }
    return ids;
  }

  /** By which the snapshots of a run are known in the repository. */
  private static Set<String> snapshotTags(JsonNode run) {
    Set<String> tags = new HashSet<>();
    for (JsonNode object : run.path("objects")) {
      if (object.at("/localSnapshotInfo/snapshotInfo").has("snapshotId")) {
        tags.add("run:" + run.required("id").asString() + ":" + object.at("/object/id").asLong());
      }
    }
    return tags;
  }

  private static Set<String> tagsOfSnapshots(Restic restic) throws Exception {
    Set<String> tags = new HashSet<>();
    for (JsonNode snapshot : Json.parse(restic.run("snapshots", "--json", "--no-lock"))) {
      for (JsonNode tag : snapshot.path("tags")) {
        if (tag.asString().startsWith("run:")) {
          assertThat(tags.add(tag.asString())).as("%s is there once", tag).isTrue();
        }
      }
    }
    return tags;
  }

  private ServerProcess launch() throws IOException {
    ServerProcess server =
        ServerProcess.launch(program, folder.resolve("data"), folder.resolve("server.log"));
    launched.add(server);
    return server;
  }

  private ProtectionClient client(ServerProcess server) throws IOException, InterruptedException {
    return new ProtectionClient(
        server.address(), AdminCredentials.in(folder.resolve("data")).apiKey());
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

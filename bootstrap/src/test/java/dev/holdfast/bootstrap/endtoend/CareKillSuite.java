package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the built program with SIGKILL at moments of chance while it backs up, forgets or prunes.
 * After each kill restic finds the repository sound, each snapshot that must be there is, one of
 * them comes back as it was, and nothing is in the way of the next command.
 *
 * <p>Not part of the default build. {@code .ci/run} runs it; {@code -Dholdfast.careKills=1000} is
 * the long form. {@code -Dtests.seed=} draws the same moments again, as far as a machine repeats
 * itself.
 */
class CareKillSuite {
  private static final int KILLS = Integer.getInteger("holdfast.careKills", 50);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** A command takes a second to start and less than one to work. */
  private static final int KILL_AFTER_MILLIS_MIN = 500;

  private static final int KILL_AFTER_MILLIS_MAX = 2_500;
  private static final int READ_DATA_EVERY = 10;
  private static final int FILES = 60;
  private static final String PASSWORD = "secret";

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);

  /** What each snapshot holds; those only whose backup came to its end. */
  private final Map<String, List<String>> contents = new HashMap<>();

  private int killed;

  @BeforeEach
  void makeRepository() throws Exception {
    Restic.assumeInstalled();
    Files.writeString(folder.resolve("password"), PASSWORD);
    Files.createDirectory(source());
    holdfast().run("init");
    changeFiles();
    remember(holdfast().backUp(source()));
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  void killAtAnyMoment_losesNoSnapshot_andNeedsNoHand() throws Exception {
    System.out.printf("CareKillSuite: %d kills, seed %d%n", KILLS, SEED);
    for (int round = 1; killed < KILLS; round++) {
      Set<String> before = snapshots();
      List<String> command = someCommand();
      boolean wasKilled = runAndKill(command);
      Set<String> after = snapshots();
      if (!command.getFirst().equals("forget")) {
        assertThat(after).as("after %s", command).containsAll(before);
      }
      assertThat(after).isNotEmpty();
      // What was killed has left its lock, and restic does not know that it is gone.
      boolean readData = round % READ_DATA_EVERY == 0;
      restic().run("check", "--no-lock", readData ? "--read-data" : "--quiet");
      assertOneComesBack(after);
      if (wasKilled) {
        killed++;
        System.out.printf(
            "kill %d of %d: %s, %d snapshots%n", killed, KILLS, command.getFirst(), after.size());
      }
      goOn(round);
    }
    holdfast().run("unlock");
    restic().check();
  }

  private List<String> someCommand() throws IOException {
    return switch (chance.nextInt(4)) {
      case 0 -> List.of("forget", "--keep-last", Integer.toString(2 + chance.nextInt(3)));
      case 1, 2 -> List.of("prune", "--max-unused", "0");
      default -> {
        changeFiles();
        yield List.of("backup", source().toString());
      }
    };
  }

  /** Whether it was still running. */
  private boolean runAndKill(List<String> command) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("repo"));
    arguments.addAll(command);
    arguments.addAll(List.of("--repo", repository().toString()));
    arguments.addAll(List.of("--password-file", folder.resolve("password").toString()));
    Process process =
        new ProcessBuilder(program.command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    int millis =
        KILL_AFTER_MILLIS_MIN + chance.nextInt(KILL_AFTER_MILLIS_MAX - KILL_AFTER_MILLIS_MIN);
    boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    if (ended) {
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
    }
    return !ended;
  }

  /** What a person would go on with: it must not be kept waiting by what was killed. */
  private void goOn(int round) throws IOException {
    if (round % 3 == 0) {
      changeFiles();
      remember(holdfast().backUp(source()));
    }
    if (round % 7 == 0) {
      holdfast().run("prune");
      contents.keySet().retainAll(snapshots());
    }
  }

  private void assertOneComesBack(Set<String> snapshots) throws IOException, InterruptedException {
    List<String> known = new ArrayList<>(snapshots);
    known.retainAll(contents.keySet());
    if (known.isEmpty()) {
      return;
    }
    String chosen = known.get(chance.nextInt(known.size()));
    Path target = folder.resolve("target");
    holdfast().run("restore", chosen, "--target", target.toString());
    assertThat(FileTree.describe(target.resolve(Path.of("/").relativize(source()))))
        .as("snapshot %s", chosen)
        .isEqualTo(contents.get(chosen));
    TreeScripts.remove(target);
  }

  private void remember(JsonNode summary) throws IOException {
    contents.put(summary.get("snapshot_id").asString(), FileTree.describe(source()));
  }

  private Set<String> snapshots() {
    Set<String> ids = new TreeSet<>();
    Json.parse(holdfast().run("snapshots", "--json").out())
        .forEach(snapshot -> ids.add(snapshot.get("id").asString()));
    return ids;
  }

  private void changeFiles() throws IOException {
    for (int i = 0; i < FILES / 3; i++) {
      byte[] content = new byte[chance.nextInt(12) == 0 ? 3 << 20 : chance.nextInt(100_000)];
      chance.nextBytes(content);
      Files.write(source().resolve("file" + chance.nextInt(FILES)), content);
    }
  }

  private Holdfast holdfast() {
    return new Holdfast(repository(), folder.resolve("password"));
  }

  private Restic restic() {
    return new Restic(repository(), PASSWORD);
  }

  private Path repository() {
    return folder.resolve("repository");
  }

  private Path source() {
    return folder.resolve("source");
  }
}

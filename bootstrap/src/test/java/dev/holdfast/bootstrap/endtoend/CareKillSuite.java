package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);

  private final KnownSnapshots snapshots = new KnownSnapshots();
  private BothPrograms both;
  private ChangingFolder source;
  private int killed;

  @BeforeEach
  void makeRepository() throws Exception {
    Restic.assumeInstalled();
    both = BothPrograms.onOurRepository(folder.resolve("repository"));
    source = ChangingFolder.in(folder.resolve("source"), FILES, chance);
    backUpAndRemember();
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  void killAtAnyMoment_losesNoSnapshot_andNeedsNoHand() throws Exception {
    System.out.printf("CareKillSuite: %d kills, seed %d%n", KILLS, SEED);
    for (int round = 1; killed < KILLS; round++) {
      Set<String> before = both.holdfast().snapshots();
      List<String> command = someCommand();
      boolean wasKilled = runAndKill(command);
      Set<String> after = both.holdfast().snapshots();
      if (!command.getFirst().equals("forget")) {
        assertThat(after).as("after %s", command).containsAll(before);
      }
      assertThat(after).isNotEmpty();
      // What was killed has left its lock, and restic does not know that it is gone.
      boolean readData = round % READ_DATA_EVERY == 0;
      both.restic().run("check", "--no-lock", readData ? "--read-data" : "--quiet");
      assertOneComesBack(after);
      if (wasKilled) {
        killed++;
        System.out.printf(
            "kill %d of %d: %s, %d snapshots%n", killed, KILLS, command.getFirst(), after.size());
      }
      goOn(round);
    }
    both.holdfast().run("unlock");
    both.restic().check();
  }

  private List<String> someCommand() throws IOException {
    return switch (chance.nextInt(4)) {
      case 0 -> List.of("forget", "--keep-last", Integer.toString(2 + chance.nextInt(3)));
      case 1, 2 -> List.of("prune", "--max-unused", "0");
      default -> {
        source.change(FILES / 3);
        yield List.of("backup", source.path().toString());
      }
    };
  }

  /** Whether it was still running. */
  private boolean runAndKill(List<String> command) throws IOException, InterruptedException {
    Process process =
        both.holdfast()
            .process(program, command.toArray(String[]::new))
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
      backUpAndRemember();
    }
    if (round % 7 == 0) {
      both.holdfast().run("prune");
      snapshots.retain(both.holdfast().snapshots());
    }
  }

  private void assertOneComesBack(Set<String> there) throws IOException, InterruptedException {
    List<String> known = new ArrayList<>(there);
    known.retainAll(snapshots.ids());
    if (!known.isEmpty()) {
      String chosen = known.get(chance.nextInt(known.size()));
      snapshots.assertComesBack(chosen, both.holdfast(), folder.resolve("target"));
    }
  }

  private void backUpAndRemember() throws IOException {
    source.change(FILES / 3);
    snapshots.add(both.holdfast().backUp(source.path()), source);
  }
}

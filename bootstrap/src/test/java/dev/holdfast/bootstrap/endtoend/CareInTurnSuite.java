package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Rounds of backup, forget and prune on one repository, each step by Holdfast or by restic as
 * chance has it: then restic reads every byte, the newest snapshot comes back, and nothing lies in
 * the repository that no snapshot needs.
 *
 * <p>Not part of the default build; {@code .ci/run} runs it. {@code -Dholdfast.rounds=} sets the
 * rounds, {@code -Dtests.seed=} repeats them.
 */
class CareInTurnSuite {
  private static final int ROUNDS = Integer.getInteger("holdfast.rounds", 30);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
  private static final int FILES = 40;

  @TempDir Path folder;

  private final Random chance = new Random(SEED);

  @BeforeEach
  void need() {
    Restic.assumeInstalled();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void roundsOfBothPrograms_leaveWhatSnapshotsNeed_andNothingElse() throws Exception {
    System.out.printf("CareInTurnSuite: %d rounds, seed %d, %s%n", ROUNDS, SEED, Restic.version());
    Path repository = folder.resolve("repository");
    BothPrograms both =
        chance.nextBoolean()
            ? BothPrograms.onOurRepository(repository)
            : BothPrograms.onResticsRepository(repository);
    ChangingFolder source = ChangingFolder.in(folder.resolve("source"), FILES, chance);
    for (int round = 0; round < ROUNDS; round++) {
      source.change(FILES / 4);
      either(both, List.of("backup", source.path().toString()));
      if (chance.nextInt(3) == 0) {
        either(both, List.of("forget", "--keep-last", Integer.toString(1 + chance.nextInt(4))));
      }
      if (chance.nextInt(3) == 0) {
        either(both, List.of("prune", "--max-unused", chance.nextBoolean() ? "0" : "5%"));
      }
      if (chance.nextInt(4) == 0) {
        damage(repository);
        System.out.println("holdfast repair --read-data");
        both.holdfast().run("repair", "--read-data");
      }
    }
    both.holdfast().run("prune", "--max-unused", "0");

    both.restic().check();
    assertLatestComesBack(both.holdfast(), source.path());
    JsonNode needed = Json.parse(both.holdfast().run("stats", "--json").out());
    assertThat(packBytes(repository))
        .isBetween(
            needed.get("total_size").asLong(),
            needed.get("total_size").asLong() + headerBytes(needed));
    both.restic().run("prune", "--max-unused", "0");
    assertNothingIsNeedless(both.holdfast());
  }

  /** Small packs may still wait to be packed anew, which gives back nothing. */
  private static void assertNothingIsNeedless(Holdfast holdfast)
      throws IOException, InterruptedException {
    JsonNode plan = Json.parse(holdfast.run("prune", "--dry-run", "--json").out());
    assertThat(plan.at("/bytes/remove_total").asLong(-1)).isZero();
  }

  /** Each blob has 41 bytes in a header at most, and each pack 36; a pack has one blob at least. */
  private static long headerBytes(JsonNode needed) {
    return needed.get("total_blob_count").asLong() * (41 + 36);
  }

  private void either(BothPrograms both, List<String> command)
      throws IOException, InterruptedException {
    boolean ours = chance.nextBoolean();
    System.out.println((ours ? "holdfast " : "restic   ") + String.join(" ", command));
    if (ours) {
      both.holdfast().run(command.toArray(String[]::new));
    } else {
      both.restic().run(command.toArray(String[]::new));
    }
  }

  /** Damage of which nothing is lost: what index files say, packs say too, and the other way. */
  private void damage(Path repository) throws IOException {
    switch (chance.nextInt(3)) {
      case 0 -> {
        for (Path index : files(repository.resolve("index"))) {
          Files.delete(index);
        }
      }
      case 1 -> flipNearTheEnd(files(repository.resolve("index")));
      default -> flipNearTheEnd(files(repository.resolve("data")));
    }
  }

  private void flipNearTheEnd(List<Path> files) throws IOException {
    Path file = files.get(chance.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 10] ^= 1;
    // Nobody may write to it.
    Files.delete(file);
    Files.write(file, bytes);
  }

  private void assertLatestComesBack(Holdfast holdfast, Path source) throws IOException {
    Path target = folder.resolve("target");
    holdfast.backUp(source);
    holdfast.restoreLatest(target, "--verify");
    assertThat(FileTree.describe(FileTree.restored(target, source)))
        .isEqualTo(FileTree.describe(source));
  }

  private static long packBytes(Path repository) throws IOException {
    return files(repository.resolve("data")).stream()
        .mapToLong(file -> file.toFile().length())
        .sum();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

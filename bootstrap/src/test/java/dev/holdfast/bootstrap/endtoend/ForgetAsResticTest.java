package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.storage.FileBlobStore;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotRequest;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same rules on the same snapshots: both programs must keep the same, for the same reasons. An
 * old restic lacks one, which is left out then.
 */
class ForgetAsResticTest {
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
  private static final int RULES = Integer.getInteger("holdfast.rules", 6);
  private static final int SNAPSHOTS = 60;
  private static final String[] COUNTS = {"hourly", "daily", "weekly", "monthly", "yearly"};
  private static final String[] WITHIN = {
    "within", "within-hourly", "within-daily", "within-weekly", "within-monthly", "within-yearly"
  };

  @TempDir Path folder;

  private final Random chance = new Random(SEED);
  private BothPrograms both;

  @BeforeEach
  void makeSnapshots() throws IOException {
    Restic.assumeInstalled();
    both = BothPrograms.onQuickRepository(folder.resolve("repository"));
    try (FileBlobStore store = FileBlobStore.open(both.repository());
        Password password = Password.of(BothPrograms.PASSWORD.toCharArray());
        Repository repository =
            Repository.open(
                store, password, EngineEnvironments.at(new ManualTime(Instant.now())))) {
      for (int i = 0; i < SNAPSHOTS; i++) {
        addSnapshot(repository);
      }
    }
  }

  private void addSnapshot(Repository repository) {
    long ago = (long) Math.exp(chance.nextDouble() * Math.log(3 * 365 * 86_400.0)) + 60;
    OffsetDateTime time =
        Instant.now()
            .minusSeconds(ago)
            .atOffset(ZoneOffset.ofTotalSeconds(1800 * chance.nextInt(-20, 21)));
    SnapshotDetails details =
        SnapshotDetails.at(time)
            .withOrigin("host" + chance.nextInt(2), "ann")
            .withPaths(chance.nextInt(4) == 0 ? List.of("/b", "/a") : List.of("/a"))
            .withTags(chance.nextInt(3) == 0 ? List.of("x", "y") : List.of("x"));
    SnapshotRequest request =
        new SnapshotRequest(NodeMetadata.of(0755, Instant.parse("2026-01-01T00:00:00Z")));
    try (SnapshotWriter writer = repository.beginSnapshot(request)) {
      writer.commit(details);
    }
  }

  @Test
  void rulesOfChance_keepTheSameSnapshots() throws Exception {
    System.out.printf("ForgetAsResticTest: %d rules, seed %d%n", RULES, SEED);
    for (int i = 0; i < RULES; i++) {
      List<String> command = new ArrayList<>(List.of("forget", "--dry-run", "--json"));
      command.addAll(someRules());

      Set<String> ours = kept(both.holdfast().run(command.toArray(String[]::new)).out());
      Set<String> theirs = kept(both.restic().run(command.toArray(String[]::new)));

      assertThat(ours)
          .as("seed %d, %s", SEED, command)
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(theirs);
    }
  }

  private List<String> someRules() {
    List<String> rules = new ArrayList<>(List.of("--keep-last", "1"));
    for (String count : COUNTS) {
      if (chance.nextBoolean()) {
        rules.add("--keep-" + count);
        rules.add(Integer.toString(1 + chance.nextInt(9)));
      }
    }
    if (chance.nextBoolean()) {
      rules.add("--keep-" + WITHIN[chance.nextInt(WITHIN.length)]);
      rules.add("%dm%dd%dh".formatted(chance.nextInt(14), chance.nextInt(40), 1));
    }
    if (chance.nextInt(3) == 0) {
      rules.addAll(List.of("--keep-tag", "x,y"));
    }
    if (chance.nextBoolean()) {
      rules.addAll(List.of("--group-by", chance.nextBoolean() ? "host" : "paths,tags"));
    }
    return rules;
  }

  private static Set<String> kept(String said) throws IOException, InterruptedException {
    boolean withOldest = Restic.keepsTheOldest();
    Set<String> kept = new TreeSet<>();
    for (JsonNode group : Json.parse(said)) {
      for (int i = 0; i < group.get("keep").size(); i++) {
        List<String> reasons =
            group
                .get("reasons")
                .get(i)
                .get("matches")
                .valueStream()
                .map(JsonNode::asString)
                .filter(reason -> withOldest || !reason.startsWith("oldest"))
                .sorted()
                .toList();
        if (!reasons.isEmpty()) {
          kept.add(group.get("keep").get(i).get("id").asString() + reasons);
        }
      }
    }
    return kept;
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.AtWork.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holdfast and restic back up and prune one repository at the same time, each in a process of its
 * own. One that finds the repository locked may be turned away, in words. What they said was done
 * must be there: after each round both read every byte, and each snapshot comes back as it was.
 *
 * <p>Not part of the default build; {@code .ci/run} runs it. {@code -Dholdfast.rounds=} sets the
 * rounds, {@code -Dtests.seed=} draws the same ones again, as far as a machine repeats itself.
 */
class CareTogetherSuite {
  private static final int ROUNDS = Integer.getInteger("holdfast.rounds", 8);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
  private static final int FILES = 60;
  private static final int CONTENTS_A_FILE = 3;

  /** What is begun later would come too late: most of the work takes a second or two. */
  private static final int START_MILLIS_MAX = 1_200;

  /** So much of what restic writes takes it a second; our program takes one to start. */
  private static final String SLOW_KIB_PER_SECOND = "3072";

  private static final String AFTER_ANOTHER_PRUNE = "Run it again";

  @TempDir Path folder;

  private final Program program = Program.built();
  private final Random chance = new Random(SEED);
  private final KnownSnapshots snapshots = new KnownSnapshots();
  private final Map<Step, Integer> done = new EnumMap<>(Step.class);
  private BothPrograms both;
  private Map<Step, ChangingFolder> sources;
  private int turnedAway;
  private int overlapping;
  private int spared;

  /** What one program does in a round. */
  private enum Step {
    OUR_BACKUP,
    RESTICS_BACKUP,
    OUR_PRUNE,
    RESTICS_PRUNE;

    boolean isOurs() {
      return this == OUR_BACKUP || this == OUR_PRUNE;
    }

    boolean isBackup() {
      return this == OUR_BACKUP || this == RESTICS_BACKUP;
    }
  }

  /** All that can go wrong between the two; two backups alone are part of several. */
  private static final List<List<Step>> PARTIES =
      List.of(
          List.of(Step.OUR_BACKUP, Step.RESTICS_PRUNE),
          List.of(Step.RESTICS_BACKUP, Step.OUR_PRUNE),
          List.of(Step.OUR_BACKUP, Step.RESTICS_BACKUP, Step.OUR_PRUNE),
          List.of(Step.OUR_BACKUP, Step.RESTICS_BACKUP, Step.RESTICS_PRUNE),
          List.of(Step.OUR_BACKUP, Step.OUR_PRUNE, Step.RESTICS_PRUNE),
          List.of(Step.RESTICS_BACKUP, Step.OUR_PRUNE, Step.RESTICS_PRUNE));

  @BeforeEach
  void makeRepository() throws Exception {
    Restic.assumeInstalled();
    both = BothPrograms.onQuickRepository(folder.resolve("repository"));
    sources = Map.of(Step.OUR_BACKUP, newSource("ours"), Step.RESTICS_BACKUP, newSource("restics"));
    for (ChangingFolder source : sources.values()) {
      source.change(FILES);
      snapshots.add(both.holdfast().backUp(source.path()), source);
    }
  }

  private ChangingFolder newSource(String name) throws IOException {
    return ChangingFolder.of(CONTENTS_A_FILE, folder.resolve(name), FILES, chance);
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.HOURS)
  void programsAtOnce_loseNothingThatTheySaidWasDone() throws Exception {
    System.out.printf(
        "CareTogetherSuite: %d rounds, seed %d, %s%n", ROUNDS, SEED, Restic.version());
    for (int round = 1; round <= ROUNDS; round++) {
      forgetSome();
      List<Ended> ended = workTogether(PARTIES.get(round % PARTIES.size()));
      System.out.printf("round %d: %s%n", round, ended.stream().map(Ended::inShort).toList());
      for (Ended end : ended) {
        judge(Step.valueOf(end.name()), end);
      }
      assertSound();
    }
    System.out.printf(
        "%d of %d rounds overlapped; %s done, %d turned away, %d prunes spared packs%n",
        overlapping, ROUNDS, done, turnedAway, spared);
    assertThat(overlapping).as("rounds that overlapped").isGreaterThan(ROUNDS / 3);
    assertThat(done).as("steps that were done").containsKeys(Step.OUR_BACKUP, Step.OUR_PRUNE);
  }

  /** So that there is something to prune; both folders change, and need some of it again. */
  private void forgetSome() throws IOException, InterruptedException {
    String[] command = {"forget", "--keep-last", "1"};
    if (chance.nextBoolean()) {
      both.holdfast().run(command);
    } else {
      both.restic().run(command);
    }
    snapshots.retain(both.holdfast().snapshots());
    for (ChangingFolder source : sources.values()) {
      source.change(FILES);
    }
  }

  private record Start(Step step, int afterMillis) {}

  private List<Ended> workTogether(List<Step> party) throws IOException, InterruptedException {
    List<Start> starts = new ArrayList<>();
    party.forEach(step -> starts.add(new Start(step, chance.nextInt(START_MILLIS_MAX))));
    starts.sort(Comparator.comparingInt(Start::afterMillis));
    List<Ended> ended = new ArrayList<>();
    try (LockWatch watch = LockWatch.on(both.repository())) {
      List<AtWork> working = new ArrayList<>();
      int passed = starts.getFirst().afterMillis();
      for (Start start : starts) {
        if (!working.isEmpty()) {
          working.getLast().workFor(start.afterMillis() - passed);
        }
        passed = start.afterMillis();
        Path said = folder.resolve(start.step().name());
        working.add(AtWork.begin(start.step().name(), command(start.step()), said));
      }
      for (AtWork program : working) {
        ended.add(program.end());
      }
      boolean inTheWay = ended.stream().anyMatch(end -> end.said().contains("locked"));
      overlapping += inTheWay || watch.most() > 1 ? 1 : 0;
    }
    return ended;
  }

  private ChangingFolder source(Step step) {
    return Objects.requireNonNull(sources.get(step));
  }

  private ProcessBuilder command(Step step) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (step.isBackup()) {
      command.addAll(List.of("backup", source(step).path().toString(), "--json"));
    } else {
      command.addAll(List.of("prune", "--max-unused", "0"));
    }
    if (step.isOurs()) {
      return both.holdfast().process(program, command.toArray(String[]::new));
    }
    command.addAll(List.of("--limit-upload", SLOW_KIB_PER_SECOND));
    if (chance.nextBoolean() && Restic.waitsForLocks()) {
      command.addAll(List.of("--retry-lock", "1m"));
    }
    return both.restic().process(command.toArray(String[]::new));
  }

  private void judge(Step step, Ended end) throws IOException {
    if (end.exitCode() == 0) {
      done.merge(step, 1, Integer::sum);
      spared += end.said().contains("stayed, since snapshots") ? 1 : 0;
      if (step.isBackup()) {
        snapshots.add(BackupProgram.summary(end.said()), source(step));
      }
    } else {
      turnedAway++;
      assertThat(end.said()).as("%s", end).containsAnyOf("locked", AFTER_ANOTHER_PRUNE);
      if (step.isOurs()) {
        boolean wasLocked = !end.said().contains(AFTER_ANOTHER_PRUNE);
        assertThat(end.exitCode()).as("%s", end).isEqualTo(wasLocked ? 11 : 1);
      }
    }
  }

  private void assertSound() throws IOException, InterruptedException {
    assertThat(LockWatch.count(both.repository())).as("locks left behind").isZero();
    both.restic().check();
    assertThat(both.holdfast().run("check", "--read-data").out()).contains("No errors were found");
    assertThat(both.holdfast().snapshots()).containsAll(snapshots.ids());
    for (String snapshot : snapshots.ids()) {
      boolean byOurs = chance.nextInt(4) > 0;
      BackupProgram reader = byOurs ? both.holdfast() : both.restic();
      snapshots.assertComesBack(snapshot, reader, folder.resolve("target"));
    }
  }
}

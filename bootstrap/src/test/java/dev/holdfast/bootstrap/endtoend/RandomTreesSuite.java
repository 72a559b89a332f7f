package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends trees of chance, and one huge sparse file, to restic and back: content and all metadata
 * must be what they were, whichever program wrote and whichever reads.
 *
 * <p>Not part of the default build, since it takes a second for each tree. {@code .ci/run} runs it;
 * {@code -Dholdfast.trees=200} is the long form, and {@code -Dholdfast.restic=} names another
 * restic. The seed is printed; {@code -Dtests.seed=} plants the same trees again. A difference is
 * named by its path, and a tree's folder by the tree's own seed.
 */
class RandomTreesSuite {
  private static final int TREES = Integer.getInteger("holdfast.trees", 12);
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** Opening a repository costs more than a tree does, so many share each of the nine openings. */
  private static final int TREES_A_ROUND_MAX = 20;

  /** A tree has 18 MiB at most: what is kept on disk and read by a check stays below 2 GiB. */
  private static final int ROUNDS_A_REPOSITORY = 2;

  private static final long HUGE_BYTES = (4L << 30) + 17;
  private static final long[] WRITTEN_AT = {0, (1L << 30) - 3, (2L << 30) + 12_345, HUGE_BYTES - 9};
  private static final long SPARSE_DISK_BYTES_MAX = 64 << 20;

  @TempDir Path folder;

  private final Random chance = new Random(SEED);

  @BeforeEach
  void need() {
    Restic.assumeInstalled();
    TreeScripts.assumeInstalled();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void randomTrees_comeBackWhicheverProgramWritesAndReads() throws Exception {
    System.out.printf("RandomTreesSuite: %d trees, seed %d, %s%n", TREES, SEED, Restic.version());
    int planted = 0;
    while (planted < TREES) {
      Path repositories = folder.resolve("repositories");
      RoundTrip trip = RoundTrip.in(repositories);
      for (int round = 0; round < ROUNDS_A_REPOSITORY && planted < TREES; round++) {
        int trees = Math.min(TREES_A_ROUND_MAX, TREES - planted);
        round(trip, trees);
        planted += trees;
        System.out.printf("%d of %d trees came back%n", planted, TREES);
      }
      trip.check();
      TreeScripts.remove(repositories);
    }
  }

  private void round(RoundTrip trip, int trees) throws IOException, InterruptedException {
    Path source = Files.createDirectory(folder.resolve("source"));
    for (int tree = 0; tree < trees; tree++) {
      long seed = chance.nextInt(Integer.MAX_VALUE);
      TreeScripts.plant(seed, source.resolve("seed-" + seed), Restic.dangers());
    }
    trip.of(source, chance.nextBoolean());
    TreeScripts.remove(source);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void hugeSparseFile_comesBackBothWays_andSparse() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    plantHugeFile(source.resolve("huge"));
    assertThat(TreeScripts.diskBytes(source)).isLessThan(SPARSE_DISK_BYTES_MAX);

    BothPrograms ours = BothPrograms.onOurRepository(folder.resolve("ours"));
    ours.holdfast().backUp(source);
    comesBackSparse(source, ours.holdfast());
    comesBack(source, ours.restic());
    ours.restic().check();

    BothPrograms theirs = BothPrograms.onResticsRepository(folder.resolve("theirs"));
    theirs.restic().backUp(source);
    comesBackSparse(source, theirs.holdfast());
  }

  private static void plantHugeFile(Path path) throws IOException {
    byte[] some = "not zero".getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (long at : WRITTEN_AT) {
        file.seek(at);
        file.write(some);
      }
      file.setLength(HUGE_BYTES);
    }
  }

  private void comesBackSparse(Path source, Holdfast holdfast) throws Exception {
    holdfast.restoreLatest(target(), "--sparse");
    assertThat(TreeScripts.diskBytes(target())).isLessThan(SPARSE_DISK_BYTES_MAX);
    assertSameAndRemove(source);
  }

  private void comesBack(Path source, Restic restic) throws Exception {
    restic.restoreLatest(target());
    assertSameAndRemove(source);
  }

  private void assertSameAndRemove(Path source) throws Exception {
    TreeScripts.assertSame(source, FileTree.restored(target(), source), Set.of());
    TreeScripts.remove(target());
  }

  private Path target() {
    return folder.resolve("target");
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Programs at work on one repository at once, their calls of the store in an order of chance. */
class InterleavedCareTest {
  private static final int ORDERS = Integer.getInteger("holdfast.orders", 8);
  private static final PruneOptions ALL = new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final List<TestFile> files = new RandomFiles(new SplittableRandom(3)).files(30);
  private final List<Snapshot> made = Collections.synchronizedList(new ArrayList<>());
  private final List<List<TestFile>> contents = Collections.synchronizedList(new ArrayList<>());
  private int pruned;
  private int waitedInVain;

  @Test
  void backupsAndPrunes_missNoBlob_inWhateverOrder() {
    RandomCases.check(ORDERS, this::backUpAndPrune);
    System.out.printf(
        "InterleavedCareTest: %d orders, %d prunes done, %d ended early%n",
        ORDERS, pruned, waitedInVain);
    assertThat(pruned).as("prunes that came to their end").isPositive();
  }

  private void backUpAndPrune(RandomGenerator random) {
    MemoryBlobStore store = new MemoryBlobStore();
    made.clear();
    contents.clear();
    Repository repository = fixture.create(store);
    Snapshot forgotten = fixture.backUp(repository, files);
    remember(fixture.backUp(repository, files.subList(0, 5)), files.subList(0, 5));
    repository.forget(forgotten.id());

    Interleaving interleaving = new Interleaving(random);
    BlobStore shared = interleaving.on(store);
    try {
      interleaving.run(
          List.of(
              () -> backUp(shared, 1, files.subList(0, 20)),
              () -> backUp(shared, 2, files.subList(10, files.size())),
              () -> prune(shared, 3),
              () -> prune(shared, 4)));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }

    assertSound(store);
    fixture.open(store).care().prune(ALL, PruneListener.NONE, Cancellation.NEVER);
    assertSound(store);
  }

  private void backUp(BlobStore store, int process, List<TestFile> content) {
    Repository repository = open(store, process);
    try {
      remember(fixture.backUp(repository, content), content);
    } catch (LockedException e) {
      // It waited its minute, and said whose lock it was.
    }
  }

  private void prune(BlobStore store, int process) {
    Repository repository = open(store, process);
    try {
      repository.care().prune(ALL, PruneListener.NONE, Cancellation.NEVER);
      count(1, 0);
    } catch (LockedException | MissingException e) {
      // Others were at work all the time, or the other one was first.
      assertThat(e.getMessage()).containsAnyOf("locked", "Run it again");
      count(0, 1);
    }
  }

  private synchronized void count(int done, int inVain) {
    pruned += done;
    waitedInVain += inVain;
  }

  private synchronized void remember(Snapshot snapshot, List<TestFile> content) {
    made.add(snapshot);
    contents.add(content);
  }

  /** Each process has a clock of its own, as if each were on another machine. */
  private static Repository open(BlobStore store, int process) {
    ManualTime time = new ManualTime(RepositoryFixture.NOW);
    LockOwner owner = new LockOwner("machine" + process, "ann", process);
    EngineEnvironment environment =
        new EngineEnvironment(
            time,
            new SecureRandom(),
            time,
            Runnable::run,
            LockTerms.of(owner).withPatience(Duration.ofMinutes(1)));
    return Repository.open(store, EngineEnvironments.password(), environment);
  }

  private void assertSound(MemoryBlobStore store) {
    Repository repository = fixture.open(store);
    assertThat(
            repository
                .care()
                .check(CheckOptions.ALL, CheckListener.NONE, Cancellation.NEVER)
                .isSound())
        .isTrue();
    for (int i = 0; i < made.size(); i++) {
      fixture.assertHolds(repository, made.get(i), contents.get(i));
    }
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }
}

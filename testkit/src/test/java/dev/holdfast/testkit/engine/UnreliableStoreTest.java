package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write goes as in a store that keeps its contract badly, or just so. */
class UnreliableStoreTest {
  /** From one write to the next that goes wrong; 1 for all. */
  private static final int STRIDE = Integer.getInteger("holdfast.faults.stride", 5);

  private final MemoryBlobStore seeded = new MemoryBlobStore();
  private final CareScene scene = new CareScene(seeded);

  /** What is done to the repository when one write has gone wrong. */
  @FunctionalInterface
  private interface Trial {
    void run(MemoryBlobStore store, FaultyBlobStore faulty);
  }

  private void atEachWrite(CareWork work, Outcome outcome, Trial trial) {
    int writes = scene.writesOf(work, seeded.copy());
    RandomCases.check(
        1,
        random -> {
          for (int write = random.nextInt(STRIDE); write < writes; write += STRIDE) {
            MemoryBlobStore store = seeded.copy();
            trial.run(store, FaultyBlobStore.disturbedAt(store, write, outcome));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(CareWork.class)
  void tornWrite_isFoundByName_givesNoWrongBytes_andWithoutThatFileAllIsWell(CareWork work) {
    atEachWrite(
        work,
        Outcome.TEAR,
        (store, faulty) -> {
          Repository repository = scene.open(faulty);
          assertThatThrownBy(() -> work.run(repository, scene)).isInstanceOf(StoreException.class);

          scene.readable(store, work);
          List<Finding> damage = scene.damage(store);
          assertThat(damage).hasSizeLessThanOrEqualTo(1);
          damage.forEach(finding -> store.delete(unusable(finding)));
          scene.assertHeals(store, work);
        });
  }

  /**
   * Only what is named in no other file can harm: a torn pack is a note, a torn lock is removed.
   */
  private static BlobKey unusable(Finding finding) {
    if (finding instanceof Finding.UnusableIndexFile index) {
      return BlobKey.of(BlobKind.INDEX, index.file().hash());
    }
    if (finding instanceof Finding.UnusableSnapshotFile snapshot) {
      return BlobKey.of(BlobKind.SNAPSHOT, snapshot.file().hash());
    }
    throw new AssertionError(finding.text());
  }

  @ParameterizedTest
  @EnumSource(CareWork.class)
  void writeThatIsDoneTwice_endsTheWorkAtMost_keepsNoLock_andIsHealedByTheNext(CareWork work) {
    atEachWrite(
        work,
        Outcome.REPEAT,
        (store, faulty) -> {
          try {
            work.run(scene.open(faulty), scene);
            scene.assertDone(store, work);
          } catch (AlreadyExistsException e) {
            assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
          }

          scene.assertHeals(store, work);
        });
  }

  @ParameterizedTest
  @EnumSource(CareWork.class)
  void writeThatComesLate_losesNothing_andIsHealedByTheNext(CareWork work) {
    atEachWrite(
        work,
        Outcome.LATE,
        (store, faulty) -> {
          Repository repository = scene.open(faulty);
          assertThatThrownBy(() -> work.run(repository, scene)).isInstanceOf(StoreException.class);
          faulty.settle();

          scene.assertHeals(store, work);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void creationWhoseWriteIsDoneTwice_leavesARepositoryThatOpens(int write) {
    RepositoryFixture fixture = new RepositoryFixture();
    List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(3);
    MemoryBlobStore store = new MemoryBlobStore();
    FaultyBlobStore faulty = FaultyBlobStore.disturbedAt(store, write, Outcome.REPEAT);

    try {
      fixture.create(faulty);
    } catch (AlreadyExistsException e) {
      // The key file's name was taken, by its first copy; so there is no config yet.
      assertThat(Repository.exists(store)).isFalse();
      fixture.create(store);
    }

    Repository repository = fixture.open(store);
    Snapshot snapshot = fixture.backUp(repository, files);
    fixture.assertHolds(repository, snapshot, files);
    assertThat(repository.keys()).hasSize(1);
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at each write in turn, before or after the write is done. */
class CrashTest {
  private final MemoryBlobStore seeded = new MemoryBlobStore();
  private final CareScene scene = new CareScene(seeded);

  @ParameterizedTest
  @EnumSource(CareWork.class)
  void crashAtAnyWrite_losesNothing_andTheWorkDoneAgainNeedsNoHand(CareWork work) {
    MemoryBlobStore undisturbed = seeded.copy();
    int writes = scene.writesOf(work, undisturbed);
    scene.assertDone(undisturbed, work);
    long pruned = bytesAfterPrune(undisturbed);
    System.out.printf("CrashTest: %s has %d writes%n", work, writes);
    assertThat(writes).as("locks, and what lies between").isGreaterThan(2);

    for (Outcome moment : List.of(Outcome.FAIL, Outcome.FAIL_AFTER)) {
      for (int write = 0; write < writes; write++) {
        MemoryBlobStore store = seeded.copy();
        Repository dying = scene.open(FaultyBlobStore.crashingAt(store, write, moment));

        assertThatThrownBy(() -> work.run(dying, scene)).isInstanceOf(StoreException.class);

        StructureCheck.assertSound(store);
        scene.assertHeals(store, work);
        assertThat(bytesAfterPrune(store)).as("%s at %d", moment, write).isEqualTo(pruned);
      }
    }
  }

  /** What the next prune leaves, of which nothing is to spare. */
  private long bytesAfterPrune(MemoryBlobStore store) {
    CareWork.PRUNE.run(scene.open(store), scene);
    StructureCheck.assertSound(store);
    assertThat(scene.findings(store)).isEmpty();
    return StructureCheck.indexedBytes(store);
  }

  @Test
  void crashWhileCreating_canBeRepaired_byCreatingAgain() {
    RepositoryFixture fixture = new RepositoryFixture();
    List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(10);
    for (Outcome moment : List.of(Outcome.FAIL, Outcome.FAIL_AFTER)) {
      for (int write = 0; write < 2; write++) {
        MemoryBlobStore store = new MemoryBlobStore();
        FaultyBlobStore crashing = FaultyBlobStore.crashingAt(store, write, moment);
        assertThatThrownBy(() -> fixture.create(crashing)).isInstanceOf(StoreException.class);

        boolean made = Repository.exists(store);
        Repository repository = made ? fixture.open(store) : fixture.create(store);

        Snapshot snapshot = fixture.backUp(repository, files);
        fixture.assertHolds(fixture.open(store), snapshot, files);
        assertThat(repository.keys()).hasSize(1);
      }
    }
  }
}

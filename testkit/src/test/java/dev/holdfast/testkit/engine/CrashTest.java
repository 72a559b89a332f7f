package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at each write in turn, before or after the write is done. */
class CrashTest {
  private static final int WRITES_MAX = 100;

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final List<TestFile> before = new RandomFiles(new SplittableRandom(1)).files(30);
  private final List<TestFile> after = new RandomFiles(new SplittableRandom(2)).files(30);

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void crashWhileBackingUp_leavesASoundRepository(Outcome moment) {
    MemoryBlobStore seeded = new MemoryBlobStore();
    Snapshot kept = fixture.backUp(fixture.create(seeded), before);

    int crashes = 0;
    for (int write = 0; write < WRITES_MAX; write++) {
      MemoryBlobStore store = seeded.copy();
      FaultyBlobStore crashing = FaultyBlobStore.crashingAt(store, write, moment);
      Repository dying = fixture.open(crashing);
      boolean finished = finishes(() -> fixture.backUp(dying, after, "job:1"));

      assertSoundWith(store, kept);
      if (finished) {
        break;
      }
      crashes++;
    }

    assertThat(crashes).as("Writes of a backup: lock, packs, index, snapshot, lock").isEqualTo(6);
  }

  /** After the crash: what was there is there, our locks can be removed, and the job done anew. */
  private void assertSoundWith(MemoryBlobStore store, Snapshot kept) {
    StructureCheck.assertSound(store);
    Repository repository = fixture.open(store);
    fixture.assertHolds(repository, kept, before);
    List<Snapshot> done = repository.findByTag("job:1");
    assertThat(done).hasSizeLessThanOrEqualTo(1);
    done.forEach(snapshot -> fixture.assertHolds(repository, snapshot, after));

    repository.removeOwnLocks();

    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    Snapshot again = fixture.backUp(repository, after);
    fixture.assertHolds(repository, again, after);
    StructureCheck.assertSound(store);
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void crashWhileCreating_canBeRepaired_byCreatingAgain(Outcome moment) {
    for (int write = 0; write < 2; write++) {
      MemoryBlobStore store = new MemoryBlobStore();
      FaultyBlobStore crashing = FaultyBlobStore.crashingAt(store, write, moment);
      assertThatThrownBy(() -> fixture.create(crashing)).isInstanceOf(StoreException.class);

      boolean made = Repository.exists(store);
      Repository repository = made ? fixture.open(store) : fixture.create(store);

      Snapshot snapshot = fixture.backUp(repository, before);
      fixture.assertHolds(fixture.open(store), snapshot, before);
      assertThat(repository.keys()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void crashWhilePruning_losesNothing_andTheNextPruneClearsAway(Outcome moment) {
    MemoryBlobStore seeded = new MemoryBlobStore();
    Repository repository = fixture.create(seeded);
    Snapshot forgotten = fixture.backUp(repository, before);
    Snapshot kept = fixture.backUp(repository, before.subList(0, 10));
    fixture.backUp(repository, after);
    repository.forget(forgotten.id());
    MemoryBlobStore pruned = seeded.copy();
    prune(fixture.open(pruned));

    int crashes = 0;
    for (int write = 0; write < WRITES_MAX; write++) {
      MemoryBlobStore store = seeded.copy();
      FaultyBlobStore crashing = FaultyBlobStore.crashingAt(store, write, moment);
      Repository dying = fixture.open(crashing);
      boolean finished = finishes(() -> prune(dying));

      StructureCheck.assertSound(store);
      Repository again = fixture.open(store);
      again.removeOwnLocks();
      fixture.assertHolds(again, kept, before.subList(0, 10));
      prune(again);
      StructureCheck.assertSound(store);
      fixture.assertHolds(again, kept, before.subList(0, 10));
      assertThat(StructureCheck.indexedBytes(store)).isEqualTo(StructureCheck.indexedBytes(pruned));
      if (finished) {
        break;
      }
      crashes++;
    }

    assertThat(crashes).as("Locks, packs and index, deletes of both").isGreaterThan(10);
  }

  private void prune(Repository repository) {
    repository.prune(
        new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE),
        PruneListener.NONE,
        Cancellation.NEVER);
  }

  @Test
  void failedPack_endsTheBackup_andTheRepositoryGoesOn() {
    MemoryBlobStore store = new MemoryBlobStore();
    fixture.create(store);
    FaultyBlobStore full =
        new FaultyBlobStore(
            store, (action, kind, write) -> kind == BlobKind.PACK ? Outcome.FAIL : Outcome.PASS);

    assertThatThrownBy(() -> fixture.backUp(fixture.open(full), before))
        .isInstanceOf(StoreException.class);

    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    Repository repository = fixture.open(store);
    assertThat(repository.snapshots()).isEmpty();
    fixture.assertHolds(repository, fixture.backUp(repository, before), before);
  }

  private static boolean finishes(Runnable work) {
    try {
      work.run();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }
}

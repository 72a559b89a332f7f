package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.flipFromEnd;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repair.RepairResult;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repair ends at each write in turn: the process dies, or the store is full. */
class CrashOfRepairTest {
  private static final RepairOptions ALL = new RepairOptions(CheckOptions.ALL, false);

  private final MemoryBlobStore store = new MemoryBlobStore();
  private final CareScene scene = new CareScene(store);

  @Test
  void whatCanBeRead_staysReadable_andTheNextRepairEndsTheWork() {
    names(store, BlobKind.PACK).forEach(pack -> flipFromEnd(store, pack, 10));

    for (MemoryBlobStore left : leftByCrashes()) {
      StructureCheck.assertPacksSound(left);
      assertThat(scene.readable(left, CareWork.BACKUP)).isEqualTo(scene.snapshots().size());
      assertMended(left);
    }
  }

  @Test
  void damagedIndex_isReplaced_whereverTheRepairBeforeHasEnded() {
    names(store, BlobKind.INDEX).forEach(index -> flip(store, index, 30));

    leftByCrashes().forEach(this::assertMended);
  }

  @Test
  void packWithoutIndexThatIsDamaged_isNeverNamed() {
    List<BlobKey> packs = names(store, BlobKind.PACK);
    names(store, BlobKind.INDEX).forEach(store::delete);
    flip(store, packs.getFirst(), 20);
    MemoryBlobStore undisturbed = store.copy();
    long lost = repair(scene.open(undisturbed)).lostBlobs();

    for (MemoryBlobStore left : leftByCrashes()) {
      RepairResult again = repair(scene.open(left));
      assertThat(again.lostBlobs()).isLessThanOrEqualTo(lost);
      assertThat(names(left, BlobKind.PACK)).doesNotContain(packs.getFirst());
      StructureCheck.assertPacksSound(left);
    }
  }

  @Test
  void fullStore_keepsNoLock_andTheRepairGoesOnWithRoom() {
    names(store, BlobKind.PACK).forEach(pack -> flipFromEnd(store, pack, 10));
    for (int write = 0; write < writes(); write++) {
      int first = write;
      MemoryBlobStore full = store.copy();
      FaultyBlobStore filling =
          new FaultyBlobStore(
              full,
              (action, kind, number) ->
                  number >= first && action == Action.PUT ? Outcome.FAIL : Outcome.PASS);
      try {
        repair(scene.open(filling));
      } catch (StoreException e) {
        assertThat(scene.readable(full, CareWork.BACKUP)).isEqualTo(scene.snapshots().size());
      }

      assertThat(names(full, BlobKind.LOCK)).isEmpty();
      assertMended(full);
    }
  }

  private int writes() {
    FaultyBlobStore counting =
        new FaultyBlobStore(store.copy(), (action, kind, write) -> Outcome.PASS);
    repair(scene.open(counting));
    assertThat(counting.writes()).as("two locks, and what lies between").isGreaterThan(5);
    return counting.writes();
  }

  /** The stores that a repair leaves which dies before a write or after it, for each of these. */
  private List<MemoryBlobStore> leftByCrashes() {
    int writes = writes();
    List<MemoryBlobStore> left = new ArrayList<>();
    for (Outcome moment : List.of(Outcome.FAIL, Outcome.FAIL_AFTER)) {
      for (int write = 0; write < writes; write++) {
        MemoryBlobStore dying = store.copy();
        Repository repository = scene.open(FaultyBlobStore.crashingAt(dying, write, moment));
        assertThatThrownBy(() -> repair(repository)).isInstanceOf(StoreException.class);
        left.add(dying);
      }
    }
    return left;
  }

  private void assertMended(MemoryBlobStore left) {
    assertThat(repair(scene.open(left)).lostBlobs()).isZero();
    scene.assertNothingLost(left, CareWork.BACKUP);
    assertThat(names(left, BlobKind.LOCK)).isEmpty();
    StructureCheck.assertSound(left);
  }

  private static RepairResult repair(Repository repository) {
    return repository.care().repair(ALL, RepairListener.NONE, Cancellation.NEVER);
  }
}

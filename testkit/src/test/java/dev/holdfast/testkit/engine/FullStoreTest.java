package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.FaultyBlobStore.Script;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store is full from each write in turn on: nothing can be put, and all can be deleted. */
class FullStoreTest {
  private static final int WRITES_MAX = 100;

  private final MemoryBlobStore seeded = new MemoryBlobStore();
  private final CareScene scene = new CareScene(seeded);

  @ParameterizedTest
  @EnumSource(CareWork.class)
  void storeThatIsFullFromAnyWriteOn_losesNothing_keepsNoLock_andTheWorkGoesOnWithRoom(
      CareWork work) {
    int stopped = 0;
    for (int write = 0; write < WRITES_MAX; write++) {
      MemoryBlobStore store = seeded.copy();
      AtomicBoolean full = new AtomicBoolean(true);
      Repository repository = scene.open(new FaultyBlobStore(store, fullFrom(write, full)));

      boolean finished = finishes(() -> work.run(repository, scene));

      assertThat(StoreListing.of(store, BlobKind.LOCK)).as("write %d", write).isEmpty();
      scene.assertNothingLost(store, work);
      full.set(false);
      work.run(repository, scene);
      scene.assertDone(store, work);
      if (finished) {
        break;
      }
      stopped++;
    }
    assertThat(stopped).as("puts, the lock's among them").isBetween(1, WRITES_MAX - 1);
  }

  private static Script fullFrom(int first, AtomicBoolean full) {
    return (action, kind, write) ->
        full.get() && write >= first && action == Action.PUT ? Outcome.FAIL : Outcome.PASS;
  }

  /** Whether it had room enough; any other failure than that of the store is a failure here. */
  private static boolean finishes(Runnable work) {
    try {
      work.run();
      return true;
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("The store fails here");
      return false;
    }
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FaultyBlobStoreTest extends BlobStoreContract {
  private static final BlobKey CONFIG = BlobKey.only(BlobKind.CONFIG);
  private static final BlobKey MARKER = BlobKey.only(BlobKind.MARKER);

  @Override
  protected BlobStore emptyStore() {
    return new FaultyBlobStore(new MemoryBlobStore(), (action, kind, write) -> Outcome.PASS);
  }

  @Test
  void crashBeforeAWrite_leavesNothingOfIt() {
    MemoryBlobStore below = new MemoryBlobStore();
    FaultyBlobStore store = FaultyBlobStore.crashingAt(below, 1, Outcome.FAIL);

    store.put(CONFIG, ByteBuffer.allocate(1));
    assertThatThrownBy(() -> store.put(MARKER, ByteBuffer.allocate(1)))
        .isInstanceOf(StoreException.class);

    assertThat(below.size(CONFIG)).isEqualTo(1);
    assertThat(below.delete(MARKER)).isFalse();
  }

  @Test
  void crashAfterAWrite_leavesItDone_andEveryLaterCallFails() {
    MemoryBlobStore below = new MemoryBlobStore();
    FaultyBlobStore store = FaultyBlobStore.crashingAt(below, 0, Outcome.FAIL_AFTER);

    assertThatThrownBy(() -> store.put(CONFIG, ByteBuffer.allocate(1)))
        .isInstanceOf(StoreException.class);

    assertThat(below.size(CONFIG)).isEqualTo(1);
    assertThatThrownBy(() -> store.size(CONFIG)).isInstanceOf(StoreException.class);
  }
}

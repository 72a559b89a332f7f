package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.MissingException;
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

  @Test
  void tornPut_leavesItsFirstHalf_andFails() {
    MemoryBlobStore below = new MemoryBlobStore();
    FaultyBlobStore store = FaultyBlobStore.disturbedAt(below, 0, Outcome.TEAR);

    assertThatThrownBy(() -> store.put(CONFIG, ByteBuffer.wrap(new byte[] {9, 1, 2, 3}, 1, 3)))
        .isInstanceOf(StoreException.class);

    assertThat(below.bytes(CONFIG)).containsExactly(1);
    assertThat(store.delete(CONFIG)).isTrue();
  }

  @Test
  void repeatedWrites_areDone_andAnswerAsTheSecondTime() {
    MemoryBlobStore below = new MemoryBlobStore();
    FaultyBlobStore store = new FaultyBlobStore(below, (action, kind, write) -> Outcome.REPEAT);

    assertThatThrownBy(() -> store.put(CONFIG, ByteBuffer.allocate(1)))
        .isInstanceOf(AlreadyExistsException.class);
    assertThat(store.size(CONFIG)).isEqualTo(1);

    assertThat(store.delete(CONFIG)).isFalse();
    assertThatThrownBy(() -> store.size(CONFIG)).isInstanceOf(MissingException.class);
  }

  @Test
  void latePut_fails_andComesBehindTheNextWrite_withTheBytesThatItHad() {
    MemoryBlobStore below = new MemoryBlobStore();
    FaultyBlobStore store = FaultyBlobStore.disturbedAt(below, 0, Outcome.LATE);
    ByteBuffer content = ByteBuffer.wrap(new byte[] {7});

    assertThatThrownBy(() -> store.put(CONFIG, content)).isInstanceOf(StoreException.class);
    content.put(0, (byte) 8);
    assertThatThrownBy(() -> store.size(CONFIG)).isInstanceOf(MissingException.class);
    store.put(MARKER, content);

    assertThat(below.bytes(CONFIG)).containsExactly(7);
  }

  @Test
  void lateDelete_comesWhenTheStoreSettles() {
    MemoryBlobStore below = new MemoryBlobStore();
    below.put(CONFIG, ByteBuffer.allocate(1));
    FaultyBlobStore store = FaultyBlobStore.disturbedAt(below, 0, Outcome.LATE);

    assertThatThrownBy(() -> store.delete(CONFIG)).isInstanceOf(StoreException.class);
    assertThat(below.size(CONFIG)).isEqualTo(1);
    store.settle();

    assertThat(below.delete(CONFIG)).isFalse();
  }
}

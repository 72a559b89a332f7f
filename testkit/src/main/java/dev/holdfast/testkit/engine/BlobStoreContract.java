package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link BlobStore} must keep; the test of a store extends it. */
public abstract class BlobStoreContract {
  private static final BlobKey KEY = pack(1);

  /** A store with nothing in it; asked for once in each test. */
  protected abstract BlobStore emptyStore();

  @ParameterizedTest
  @EnumSource(BlobKind.class)
  void storedBlob_isReadBackWhole(BlobKind kind) {
    BlobStore store = emptyStore();
    BlobKey key = kind.fixedName().isPresent() ? BlobKey.only(kind) : BlobKey.of(kind, hash(7));

    store.put(key, buffer(1, 2, 3));

    assertThat(whole(store, key)).containsExactly(1, 2, 3);
    assertThat(store.size(key)).isEqualTo(3);
    assertThat(listed(store, kind)).isEqualTo(Map.of(key.name(), 3L));
  }

  @Test
  void emptyBlob_isThereWithNoBytes() {
    BlobStore store = emptyStore();

    store.put(KEY, buffer());

    assertThat(store.size(KEY)).isZero();
    assertThat(store.read(KEY, 0, ByteBuffer.allocate(5))).isZero();
  }

  @Test
  void bigBlob_isReadBackWhole() {
    BlobStore store = emptyStore();
    byte[] bytes = new byte[3_000_001];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >>> 3);
    }

    store.put(KEY, ByteBuffer.wrap(bytes));

    assertThat(whole(store, KEY)).isEqualTo(bytes);
  }

  @Test
  void blobThatIsPutAside_isReadBackWhole_andIsWrittenOnce() {
    BlobStore store = emptyStore();
    byte[] bytes = new byte[2_000_001];
    bytes[bytes.length - 1] = 7;
    ByteBuffer content = ByteBuffer.wrap(bytes, 1, bytes.length - 1);

    store.putAside(KEY, content);

    assertThat(whole(store, KEY)).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
    assertThat(content.position()).isEqualTo(1);
    assertThatThrownBy(() -> store.putAside(KEY, content))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void onlyTheRemainingBytes_areStored_andTheBufferStaysAsItWas() {
    BlobStore store = emptyStore();
    ByteBuffer content = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);

    store.put(KEY, content);

    assertThat(whole(store, KEY)).containsExactly(1, 2);
    assertThat(content.position()).isEqualTo(1);
    assertThat(content.limit()).isEqualTo(3);
  }

  @Test
  void directAndReadOnlyBuffers_areStored() {
    BlobStore store = emptyStore();
    ByteBuffer direct = ByteBuffer.allocateDirect(2).put(0, (byte) 5).put(1, (byte) 6);

    store.put(KEY, direct.asReadOnlyBuffer());

    ByteBuffer target = ByteBuffer.allocateDirect(2);
    assertThat(store.read(KEY, 0, target)).isEqualTo(2);
    assertThat(target.get(0)).isEqualTo((byte) 5);
    assertThat(target.get(1)).isEqualTo((byte) 6);
  }

  @Test
  void changingTheCallersArrayAfterPut_changesNothingStored() {
    BlobStore store = emptyStore();
    byte[] bytes = {1, 2, 3};

    store.put(KEY, ByteBuffer.wrap(bytes));
    bytes[0] = 9;

    assertThat(whole(store, KEY)).containsExactly(1, 2, 3);
  }

  @Test
  void range_isReadToItsEndOrTheBlobs() {
    BlobStore store = emptyStore();
    store.put(KEY, buffer(0, 1, 2, 3, 4));

    assertThat(range(store, 1, 3)).containsExactly(1, 2, 3);
    assertThat(range(store, 3, 10)).containsExactly(3, 4);
    assertThat(range(store, 5, 1)).isEmpty();
    assertThat(range(store, 1L << 40, 1)).isEmpty();
    assertThat(range(store, 2, 0)).isEmpty();
  }

  @Test
  void read_fillsTheTargetFromItsPosition() {
    BlobStore store = emptyStore();
    store.put(KEY, buffer(7, 8));
    ByteBuffer target = ByteBuffer.allocate(4).position(1).limit(3);

    int count = store.read(KEY, 0, target);

    assertThat(count).isEqualTo(2);
    assertThat(target.position()).isEqualTo(3);
    assertThat(target.array()).containsExactly(0, 7, 8, 0);
  }

  @Test
  void negativeOffset_isRefused() {
    BlobStore store = emptyStore();
    store.put(KEY, buffer(1));

    assertThatThrownBy(() -> store.read(KEY, -1, ByteBuffer.allocate(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secondPut_isRefused_andLeavesTheFirst() {
    BlobStore store = emptyStore();
    store.put(KEY, buffer(1));

    assertThatThrownBy(() -> store.put(KEY, buffer(2, 2)))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining(KEY.name());
    assertThat(whole(store, KEY)).containsExactly(1);
  }

  @Test
  void ofManyThreads_exactlyOnePutsAName() throws Exception {
    BlobStore store = emptyStore();

    List<Byte> winners = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Byte>> puts = new ArrayList<>();
      for (byte i = 0; i < 32; i++) {
        byte content = i;
        puts.add(
            threads.submit(
                () -> {
                  store.put(KEY, buffer(content, content));
                  return content;
                }));
      }
      for (Future<Byte> put : puts) {
        try {
          winners.add(put.get());
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(AlreadyExistsException.class);
        }
      }
    }

    assertThat(winners).hasSize(1);
    assertThat(whole(store, KEY)).containsExactly(winners.getFirst(), winners.getFirst());
  }

  @Test
  void missingBlob_isMissingByName() {
    BlobStore store = emptyStore();

    assertThatThrownBy(() -> store.read(KEY, 0, ByteBuffer.allocate(1)))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(KEY.name());
    assertThatThrownBy(() -> store.size(KEY)).isInstanceOf(MissingException.class);
  }

  @Test
  void deletedBlob_isGone_andCanBePutAgain() {
    BlobStore store = emptyStore();
    store.put(KEY, buffer(1));

    assertThat(store.delete(KEY)).isTrue();

    assertThatThrownBy(() -> store.size(KEY)).isInstanceOf(MissingException.class);
    assertThat(listed(store, BlobKind.PACK)).isEmpty();
    store.put(KEY, buffer(2));
    assertThat(whole(store, KEY)).containsExactly(2);
  }

  @Test
  void deletingWhatIsNotThere_isNoError() {
    BlobStore store = emptyStore();

    assertThat(store.delete(KEY)).isFalse();
  }

  @Test
  void blobsDeletedTogether_areGone_andOthersStay() {
    BlobStore store = emptyStore();
    List<BlobKey> keys =
        Stream.of(1, 2, 3).map(number -> BlobKey.of(BlobKind.PACK, hash(number))).toList();
    keys.forEach(key -> store.put(key, buffer(1)));
    BlobKey missing = BlobKey.of(BlobKind.INDEX, hash(4));

    store.deleteAll(List.of(keys.get(0), missing, keys.get(2)));
    store.deleteAll(List.of(keys.get(0)));

    assertThat(listed(store, BlobKind.PACK).keySet()).containsExactly(keys.get(1).name());
  }

  @Test
  void kinds_doNotSeeEachOther() {
    BlobStore store = emptyStore();
    store.put(BlobKey.of(BlobKind.PACK, hash(1)), buffer(1));
    store.put(BlobKey.of(BlobKind.INDEX, hash(1)), buffer(2));
    store.put(BlobKey.of(BlobKind.SNAPSHOT, hash(1)), buffer(3));

    store.delete(BlobKey.of(BlobKind.INDEX, hash(1)));

    assertThat(whole(store, BlobKey.of(BlobKind.PACK, hash(1)))).containsExactly(1);
    assertThat(whole(store, BlobKey.of(BlobKind.SNAPSHOT, hash(1)))).containsExactly(3);
    assertThat(listed(store, BlobKind.INDEX)).isEmpty();
    assertThat(listed(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void listing_showsEachBlobOnceWithItsSize() {
    BlobStore store = emptyStore();
    Map<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      store.put(pack(i), ByteBuffer.allocate(i));
      expected.put(pack(i).name(), (long) i);
    }

    assertThat(listed(store, BlobKind.PACK)).isEqualTo(expected);
  }

  @Test
  void visitor_mayDeleteWhatItIsShown() {
    BlobStore store = emptyStore();
    for (int i = 0; i < 20; i++) {
      store.put(pack(i), buffer(1));
    }

    store.list(BlobKind.PACK, (name, size) -> store.delete(new BlobKey(BlobKind.PACK, name)));

    assertThat(listed(store, BlobKind.PACK)).isEmpty();
  }

  private static Map<String, Long> listed(BlobStore store, BlobKind kind) {
    Map<String, Long> found = new TreeMap<>();
    store.list(kind, (name, size) -> assertThat(found.put(name, size)).as(name).isNull());
    return found;
  }

  private static byte[] whole(BlobStore store, BlobKey key) {
    ByteBuffer target = ByteBuffer.allocate((int) store.size(key));
    assertThat(store.read(key, 0, target)).isEqualTo(target.capacity());
    return target.array();
  }

  private static byte[] range(BlobStore store, long offset, int length) {
    ByteBuffer target = ByteBuffer.allocate(length);
    byte[] bytes = new byte[store.read(KEY, offset, target)];
    target.flip().get(bytes);
    return bytes;
  }

  private static BlobKey pack(int number) {
    return BlobKey.of(BlobKind.PACK, hash(number));
  }

  private static Hash hash(int number) {
    return new Hash((long) number << 56, 0, 0, number);
  }

  private static ByteBuffer buffer(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return buffer.flip();
  }
}

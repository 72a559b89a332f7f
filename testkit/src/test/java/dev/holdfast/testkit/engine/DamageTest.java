package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bits flip, files are cut short or go: it is noticed, and said by name. */
class DamageTest {
  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final List<TestFile> files = new RandomFiles(new SplittableRandom(3)).files(60);
  private final Snapshot snapshot = fixture.backUp(fixture.create(store), files);

  @ParameterizedTest
  @EnumSource(names = {"INDEX", "SNAPSHOT"})
  void anyFlippedBit_isNoticedByName(BlobKind kind) {
    RandomCases.check(
        60,
        random -> {
          BlobKey key = oneOf(store, kind, random);
          MemoryBlobStore damaged = store.copy();
          byte[] bytes = store.bytes(key);
          flip(bytes, random.nextInt(bytes.length), random);
          damaged.damage(key, bytes);

          assertThatThrownBy(() -> readAll(damaged))
              .isInstanceOf(CorruptException.class)
              .hasMessageContaining(key.name());
        });
  }

  @Test
  void flippedBitInABlob_isNoticed_andAnyOtherBlobStillOpens() {
    RandomCases.check(
        30,
        random -> {
          BlobKey key = oneOf(store, BlobKind.PACK, random);
          MemoryBlobStore damaged = store.copy();
          byte[] bytes = store.bytes(key);
          // The header of a pack is not needed to read: half of the pack is blobs for sure.
          flip(bytes, random.nextInt(bytes.length / 2), random);
          damaged.damage(key, bytes);

          assertThatThrownBy(() -> readAll(damaged))
              .isInstanceOf(CorruptException.class)
              .hasMessageContaining(key.name());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIG", "KEY", "INDEX", "SNAPSHOT", "PACK"})
  void fileCutShort_isRefusedWithATypedError(BlobKind kind) {
    RandomCases.check(
        30,
        random -> {
          BlobKey key = oneOf(store, kind, random);
          MemoryBlobStore damaged = store.copy();
          byte[] bytes = store.bytes(key);
          int length = kind == BlobKind.PACK ? bytes.length / 2 : bytes.length;
          damaged.damage(key, Arrays.copyOf(bytes, random.nextInt(length)));

          assertThatThrownBy(() -> readAll(damaged)).isInstanceOf(EngineException.class);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIG", "KEY", "SNAPSHOT", "PACK"})
  void missingFile_isMissing(BlobKind kind) {
    MemoryBlobStore poorer = store.copy();
    all(store, kind).forEach(poorer::delete);

    assertThatThrownBy(() -> readAll(poorer)).isInstanceOf(MissingException.class);
  }

  @Test
  void missingIndex_makesItsBlobsMissing() {
    MemoryBlobStore poorer = store.copy();
    all(store, BlobKind.INDEX).forEach(poorer::delete);

    assertThatThrownBy(() -> readAll(poorer))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("No index file knows");
  }

  @Test
  void damagedCopyOfABlob_isPassedOver_whereThereIsAnother() {
    MemoryBlobStore twice = store.copy();
    List<BlobKey> firstPacks = all(store, BlobKind.PACK).toList();
    all(store, BlobKind.INDEX).forEach(twice::delete);
    fixture.backUp(fixture.open(twice), files);
    all(store, BlobKind.INDEX).forEach(key -> twice.put(key, buffer(store.bytes(key))));

    for (BlobKey pack : firstPacks) {
      twice.damage(pack, new byte[1000]);
    }

    fixture.assertHolds(fixture.open(twice), snapshot, files);
  }

  @Test
  void damageOfOneSnapshot_isNamedInTheList() {
    MemoryBlobStore damaged = store.copy();
    BlobKey key = BlobKey.of(BlobKind.SNAPSHOT, snapshot.id().hash());
    damaged.damage(key, new byte[200]);

    assertThatThrownBy(() -> fixture.open(damaged).snapshots())
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining(snapshot.id().hex());
  }

  private void readAll(MemoryBlobStore from) {
    Repository repository = fixture.open(from);
    fixture.assertHolds(repository, snapshot, files);
    assertThat(StoreListing.of(from, BlobKind.LOCK)).isEmpty();
  }

  private static void flip(byte[] bytes, int at, RandomGenerator random) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
  }

  private static BlobKey oneOf(MemoryBlobStore store, BlobKind kind, RandomGenerator random) {
    List<BlobKey> keys = all(store, kind).toList();
    return keys.get(random.nextInt(keys.size()));
  }

  private static Stream<BlobKey> all(MemoryBlobStore store, BlobKind kind) {
    if (kind.fixedName().isPresent()) {
      return Stream.of(BlobKey.only(kind));
    }
    return StoreListing.of(store, kind).stream().map(entry -> BlobKey.of(kind, entry.hash()));
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes);
  }
}

package dev.holdfast.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlobIndexTest {

  @Test
  void everyBlob_isFoundWhereItLies_andNoOther() {
    Seeds.forEachSeed(
        5,
        seed -> {
          BlobIndex index = new BlobIndex();
          List<BlobLocation> added = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            PackContents pack = pack(seed, 1 + seed.nextInt(500));
            index.add(pack);
            pack.blobs().forEach(blob -> added.add(new BlobLocation(pack.id(), blob)));
          }

          assertThat(index.size()).isEqualTo(added.size());
          for (BlobLocation location : added) {
            PackedBlob blob = location.blob();
            assertThat(index.locations(blob.type(), blob.id())).containsExactly(location);
            assertThat(index.contains(blob.type(), blob.id())).isTrue();
            assertThat(index.contains(other(blob.type()), blob.id())).isFalse();
          }
          assertThat(index.contains(BlobType.DATA, new BlobId(hash(seed)))).isFalse();
        });
  }

  @Test
  void blobInSeveralPacks_isFoundInEach() {
    BlobId id = new BlobId(new Hash(5, 5, 5, 5));
    BlobIndex index = new BlobIndex();
    for (int i = 0; i < 3; i++) {
      index.add(
          new PackContents(
              new PackId(new Hash(i, 0, 0, 0)),
              List.of(PackedBlob.plain(BlobType.DATA, id, i, 100))));
    }

    assertThat(index.locations(BlobType.DATA, id))
        .extracting(location -> location.blob().offsetBytes())
        .containsExactlyInAnyOrder(0L, 1L, 2L);
    assertThat(index.copies(BlobType.DATA, id)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(index.copies(BlobType.TREE, id)).isEmpty();
  }

  @Test
  void sameHashAsDataAndTree_areTwoBlobs() {
    BlobId id = new BlobId(new Hash(5, 5, 5, 5));
    BlobIndex index = new BlobIndex();

    index.add(
        new PackContents(
            new PackId(new Hash(1, 0, 0, 0)),
            List.of(new PackedBlob(BlobType.TREE, id, 0xffff_fff0L, 100, 500, true))));

    assertThat(index.contains(BlobType.DATA, id)).isFalse();
    assertThat(index.locations(BlobType.TREE, id).getFirst().blob().offsetBytes())
        .isEqualTo(0xffff_fff0L);
  }

  @Test
  void firstCopy_isTheEarliestEntryOfTheSameBlob() {
    Seeds.forEachSeed(
        5,
        seed -> {
          BlobIndex index = new BlobIndex();
          Map<PackedBlob, Integer> first = new HashMap<>();
          List<PackedBlob> entries = new ArrayList<>();
          for (int i = 0; i < 3_000; i++) {
            BlobType type = seed.nextBoolean() ? BlobType.DATA : BlobType.TREE;
            Hash close = new Hash(seed.nextInt(40), 0, 0, seed.nextInt(40));
            PackedBlob blob = PackedBlob.plain(type, new BlobId(close), 0, 100);
            index.add(new PackContents(new PackId(hash(seed)), List.of(blob)));
            first.putIfAbsent(blob, i);
            entries.add(blob);
          }

          for (int entry = 0; entry < entries.size(); entry++) {
            assertThat(index.firstCopy(entry)).isEqualTo(first.get(entries.get(entry)));
          }
        });
  }

  private static PackContents pack(SplittableRandom seed, int blobs) {
    List<PackedBlob> contents = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < blobs; i++) {
      BlobType type = seed.nextBoolean() ? BlobType.DATA : BlobType.TREE;
      int stored = 33 + seed.nextInt(1_000_000);
      BlobId id = new BlobId(hash(seed));
      PackedBlob blob =
          seed.nextBoolean()
              ? PackedBlob.plain(type, id, offset, stored)
              : new PackedBlob(type, id, offset, stored, stored + seed.nextInt(8 << 20), true);
      contents.add(blob);
      offset = blob.endBytes();
    }
    return new PackContents(new PackId(hash(seed)), contents);
  }

  private static Hash hash(SplittableRandom seed) {
    return new Hash(seed.nextLong(), seed.nextLong(), seed.nextLong(), seed.nextLong());
  }

  private static BlobType other(BlobType type) {
    return type == BlobType.DATA ? BlobType.TREE : BlobType.DATA;
  }
}

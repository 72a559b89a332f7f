package dev.holdfast.engine.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsualIndexTest {

  @Test
  void whatIndexFileWrites_isUsual() {
    Seeds.forEachSeed(
        20,
        random -> {
          List<PackContents> packs = packs(random);

          assertThat(UsualIndex.read(IndexFile.encode(packs))).contains(packs);
        });
  }

  @Test
  void otherLayouts_areLeftToTheReaderOfJson() {
    String json = new String(IndexFile.encode(packs(new SplittableRandom(1))), UTF_8);

    assertThat(UsualIndex.read(json.strip().getBytes(UTF_8))).isPresent();
    assertThat(UsualIndex.read("{}".getBytes(UTF_8))).isEmpty();
    assertThat(UsualIndex.read("{\"packs\":[]}".getBytes(UTF_8))).isEmpty();
    assertThat(UsualIndex.read((json + "{}").getBytes(UTF_8))).isEmpty();
    assertThat(UsualIndex.read(json.replaceFirst(":", ": ").getBytes(UTF_8))).isEmpty();
    assertThat(UsualIndex.read(json.replace("\"offset\":0", "\"offset\":00").getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void everyCutAndEveryOtherByte_isRefusedOrReadAsTheReaderOfJsonDoes() {
    Seeds.forEachSeed(
        20,
        random -> {
          byte[] json = IndexFile.encode(packs(random).subList(0, 1));
          // Without its last byte, a line feed, the text is still whole.
          int at = random.nextInt(json.length - 1);
          json[at] = (byte) random.nextInt(' ', 0x7f);

          UsualIndex.read(json)
              .ifPresent(
                  packs -> {
                    List<PackContents> slow = new ArrayList<>();
                    IndexFile.decodeAny(json, slow::add);
                    assertThat(packs).isEqualTo(slow);
                  });
          assertThat(UsualIndex.read(Arrays.copyOf(json, at))).isEmpty();
        });
  }

  static List<PackContents> packs(SplittableRandom random) {
    List<PackContents> packs = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      List<PackedBlob> blobs = new ArrayList<>();
      int offset = 0;
      for (int j = random.nextInt(20); j >= 0; j--) {
        int plain = random.nextInt(1, 1 << 20);
        boolean compressed = random.nextBoolean();
        int stored = 32 + (compressed ? random.nextInt(1, plain + 1) : plain);
        BlobType type = random.nextBoolean() ? BlobType.DATA : BlobType.TREE;
        BlobId id = new BlobId(hash(random));
        blobs.add(new PackedBlob(type, id, offset, stored, plain, compressed));
        offset += stored;
      }
      packs.add(new PackContents(new PackId(hash(random)), blobs));
    }
    return packs;
  }

  private static Hash hash(SplittableRandom random) {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}

package dev.holdfast.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PackHeaderMutationsTest {

  @Test
  @Timeout(600)
  void changedHeader_isRefused_orWrittenAgainAsItWas() {
    Mutations.of(
            "PackHeader",
            header -> PackHeader.decode(header, header.length),
            (header, blobs) -> assertThat(PackHeader.encode(blobs)).isEqualTo(header))
        .withinBytes(20_000, 20)
        .check(headers(new SplittableRandom(1)));
  }

  private static List<byte[]> headers(SplittableRandom random) {
    List<byte[]> headers = new ArrayList<>();
    for (int blobs = 0; blobs < 8; blobs++) {
      headers.add(PackHeader.encode(blobs(random, blobs)));
    }
    return headers;
  }

  private static List<PackedBlob> blobs(SplittableRandom random, int count) {
    List<PackedBlob> blobs = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < count; i++) {
      BlobId id = new BlobId(new Hash(random.nextLong(), 2, 3, random.nextLong()));
      BlobType type = random.nextBoolean() ? BlobType.DATA : BlobType.TREE;
      int plain = random.nextInt(1, 1 << 20);
      boolean compressed = random.nextBoolean();
      int stored = 32 + (compressed ? random.nextInt(1, plain + 1) : plain);
      blobs.add(new PackedBlob(type, id, offset, stored, plain, compressed));
      offset += stored;
    }
    return blobs;
  }
}

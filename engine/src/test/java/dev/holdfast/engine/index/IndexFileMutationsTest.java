package dev.holdfast.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import dev.holdfast.engine.pack.PackContents;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IndexFileMutationsTest {

  @Test
  @Timeout(600)
  void changedIndex_isRefused_orReadAlikeByBothReaders_andWrittenAgain() {
    SplittableRandom random = new SplittableRandom(1);
    Mutations.of("IndexFile", IndexFileMutationsTest::read, IndexFileMutationsTest::check)
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(
            Stream.generate(() -> IndexFile.encode(UsualIndexTest.packs(random)))
                .limit(8)
                .toList());
  }

  private static List<PackContents> read(byte[] json) {
    List<PackContents> packs = new ArrayList<>();
    IndexFile.decode(json, packs::add);
    return packs;
  }

  private static void check(byte[] json, List<PackContents> packs) {
    List<PackContents> slow = new ArrayList<>();
    IndexFile.decodeAny(json, slow::add);
    assertThat(packs).isEqualTo(slow);
    assertThat(read(IndexFile.encode(packs))).isEqualTo(packs);
  }
}

package dev.holdfast.engine.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.crypt.MasterKey;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors were computed by a program of a few lines in another language. */
class GearChunkerTest {
  private static final GearTable TABLE = GearTable.of(key());

  @Test
  void table_isDerivedAsDocumented() {
    assertThat(TABLE.words()).hasSize(256);
    assertThat(TABLE.words()[0]).isEqualTo(0x81a96fc939570a8cL);
    assertThat(TABLE.words()[1]).isEqualTo(0xa037e2a190c20180L);
    assertThat(TABLE.words()[255]).isEqualTo(0xc5f22b4cde0b8a93L);
  }

  @Test
  void vector_isCutAsDocumented() throws NoSuchAlgorithmException {
    byte[] file = ChunkerFiles.vectorData();

    assertThat(ChunkerFiles.lengths(new GearChunker(TABLE), file, () -> file.length))
        .containsExactly(
            623_366, 1_394_185, 1_307_019, 1_444_205, 1_698_141, 1_517_391, 1_330_800, 1_511_754,
            1_204_826, 551_225);
  }

  @Test
  void anyFileInPiecesOfAnySize_isCutAsDocumented() {
    Seeds.forEachSeed(
        12,
        random -> {
          byte[] file = ChunkerFiles.anyFile(random);
          int longest = 1 << random.nextInt(4, 23);
          GearChunker chunker = new GearChunker(TABLE);
          chunker.cut(file, 0, random.nextInt(file.length));
          chunker.begin();

          List<Integer> lengths =
              ChunkerFiles.lengths(chunker, file, () -> random.nextInt(1, longest + 1));

          assertThat(lengths).isEqualTo(plainLengths(file));
        });
  }

  @Test
  void bytesThatNeverCut_areCutAtTheMaximum() {
    byte[] zeros = new byte[GearChunker.MAX_BYTES + 1];

    assertThat(ChunkerFiles.lengths(new GearChunker(TABLE), zeros, () -> zeros.length))
        .containsExactly(8_388_608, 1);
  }

  @Test
  void anotherKey_cutsElsewhere() throws NoSuchAlgorithmException {
    byte[] file = ChunkerFiles.vectorData();
    GearTable other = GearTable.of(MasterKey.random(new SecureRandom()));

    assertThat(ChunkerFiles.lengths(new GearChunker(other), file, () -> file.length))
        .isNotEqualTo(plainLengths(file));
  }

  @Test
  void rangeOutsideTheArray_isRefused() {
    assertThatThrownBy(() -> new GearChunker(TABLE).cut(new byte[10], 5, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** The definition, byte by byte. */
  private static List<Integer> plainLengths(byte[] file) {
    List<Integer> lengths = new ArrayList<>();
    int start = 0;
    long hash = 0;
    for (int i = 0; i < file.length; i++) {
      int count = i + 1 - start;
      hash = count <= 512 * 1024 - 64 ? 0 : 2 * hash + TABLE.words()[file[i] & 0xff];
      int bits = count < 1024 * 1024 ? 21 : 19;
      if (count == 8 * 1024 * 1024 || (count >= 512 * 1024 && hash >>> (64 - bits) == 0)) {
        lengths.add(count);
        start = i + 1;
      }
    }
    if (start < file.length) {
      lengths.add(file.length - start);
    }
    return lengths;
  }

  private static MasterKey key() {
    byte[] encrypt = new byte[MasterKey.ENCRYPT_BYTES];
    for (int i = 0; i < encrypt.length; i++) {
      encrypt[i] = (byte) i;
    }
    byte[] any = new byte[MasterKey.MAC_K_BYTES];
    Arrays.fill(any, (byte) 1);
    return new MasterKey(encrypt, any, any);
  }
}

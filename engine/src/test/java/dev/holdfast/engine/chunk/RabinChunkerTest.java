package dev.holdfast.engine.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RabinChunkerTest {
  private static final Polynomial FIRST = Polynomial.parse("25b468838dcb75");
  private static final Polynomial SECOND = Polynomial.parse("3da3358b4dc173");

  @Test
  void vectorsOfTheFormat_areCutWhereResticCuts() throws NoSuchAlgorithmException {
    byte[] data = ChunkerFiles.vectorData();

    List<Integer> first = ChunkerFiles.lengths(new RabinChunker(FIRST), data, () -> data.length);
    List<Integer> second = ChunkerFiles.lengths(new RabinChunker(SECOND), data, () -> data.length);

    assertThat(first).containsExactly(1472141, 880122, 1347725, 2814741, 2258582, 2653329, 1156272);
    assertThat(second)
        .containsExactly(2954950, 1586285, 1977297, 1649701, 1681192, 595664, 2137823);
    assertThat(sha256(Arrays.copyOf(data, first.getFirst())))
        .isEqualTo("d4471ddb5127aaa732e0639d0071babfad1f9194b5788d27c95030296a2ba28c");
  }

  @Test
  void vectorsOfTheFormat_areInTheTables() {
    PlainRabin plain = new PlainRabin(SECOND);
    RabinTables tables = new RabinTables(SECOND);

    assertThat(plain.out(1)).isEqualTo(0x17eb4232e19216L);
    assertThat(plain.out(255)).isEqualTo(0xb80b98cecc39aL);
    assertThat(plain.mod(1)).isEqualTo(0x3da3358b4dc173L);
    assertThat(plain.mod(255)).isEqualTo(0x1ff7ac8a5af476a7L);
    for (int b = 0; b < 256; b++) {
      assertThat(tables.reduce()[b]).isEqualTo(plain.mod(b));
      assertThat(tables.leave()[b]).isEqualTo(tables.append(plain.out(b), 0));
    }
  }

  @Test
  void zeros_areCutAtTheMinimum() throws NoSuchAlgorithmException {
    byte[] zeros = new byte[3 * RabinChunker.MIN_BYTES + 5];

    List<Integer> lengths =
        ChunkerFiles.lengths(new RabinChunker(FIRST), zeros, () -> zeros.length);

    assertThat(lengths).containsExactly(524_288, 524_288, 524_288, 5);
    assertThat(sha256(Arrays.copyOf(zeros, lengths.getFirst())))
        .isEqualTo("07854d2fef297a06ba81685e660c332de36d5d18d546927d30daad6d7fda1541");
  }

  @Test
  void bytesThatNeverCut_areCutAtTheMaximum() {
    byte[] ones = new byte[2 * RabinChunker.MAX_BYTES + 1];
    Arrays.fill(ones, (byte) 1);

    assertThat(ChunkerFiles.lengths(new RabinChunker(FIRST), ones, () -> ones.length))
        .containsExactly(8_388_608, 8_388_608, 1);
  }

  @Test
  void shortFiles_areOneChunkOrNone() {
    RabinChunker chunker = new RabinChunker(FIRST);

    assertThat(ChunkerFiles.lengths(chunker, new byte[0], () -> 1)).isEmpty();
    assertThat(ChunkerFiles.lengths(chunker, new byte[1], () -> 1)).containsExactly(1);
    assertThat(ChunkerFiles.lengths(chunker, new byte[RabinChunker.MIN_BYTES], () -> 1000))
        .containsExactly(524_288);
  }

  @Test
  void anyFileInPiecesOfAnySize_isCutAsTheFormatDescribes() {
    Seeds.forEachSeed(
        12,
        random -> {
          Polynomial polynomial = Polynomial.random(random);
          byte[] file = ChunkerFiles.anyFile(random);
          int longest = 1 << random.nextInt(4, 23);

          RabinChunker chunker = new RabinChunker(polynomial);
          chunker.cut(file, 0, random.nextInt(file.length));
          chunker.begin();
          List<Integer> lengths =
              ChunkerFiles.lengths(chunker, file, () -> random.nextInt(1, longest + 1));

          assertThat(lengths).isEqualTo(new PlainRabin(polynomial).lengths(file));
        });
  }

  @Test
  void polynomialThatIsReducibleOrOfAnotherDegree_isRefused() {
    assertThatThrownBy(() -> new RabinChunker(Polynomial.parse("25b468838dcb74")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("irreducible");
    assertThatThrownBy(() -> new RabinChunker(Polynomial.parse("11b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("degree 53");
  }

  @Test
  void rangeOutsideTheArray_isRefused() {
    assertThatThrownBy(() -> new RabinChunker(FIRST).cut(new byte[10], 5, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class Poly1305Test {
  private static final String ZERO = "00".repeat(16);
  private static final String ONES = "ff".repeat(16);

  @Test
  void exampleOfTheStandard_hasItsTag() {
    byte[] message = "Cryptographic Forum Research Group".getBytes(US_ASCII);

    String tag =
        tag("85d6be7857556d337f4452fe42d506a8", "0103808afb0db2fd4abff6af4149f51b", message);

    assertThat(tag).isEqualTo("a8061dc1305136c6c22b8baf0c0127a9");
  }

  /** RFC 8439, appendix A.3, vectors 7 to 11: sums that meet the modulus and the carries. */
  @Test
  void edgesOfTheModulus_haveTheTagsOfTheStandard() {
    assertThat(tag("02" + "00".repeat(15), ZERO, bytes(ONES))).isEqualTo("03" + "00".repeat(15));
    assertThat(tag("02" + "00".repeat(15), ONES, bytes("02" + "00".repeat(15))))
        .isEqualTo("03" + "00".repeat(15));
    assertThat(
            tag(
                "01" + "00".repeat(15),
                ZERO,
                bytes(ONES + "f0" + "ff".repeat(15) + "11" + "00".repeat(15))))
        .isEqualTo("05" + "00".repeat(15));
    assertThat(
            tag(
                "01" + "00".repeat(15),
                ZERO,
                bytes(ONES + "fb" + "fe".repeat(15) + "01".repeat(16))))
        .isEqualTo(ZERO);
    assertThat(tag("02" + "00".repeat(15), ZERO, bytes("fd" + "ff".repeat(15))))
        .isEqualTo("fa" + "ff".repeat(15));
  }

  @Test
  void anyMessage_hasTheTagThatBouncyCastleComputes() {
    Seeds.forEachSeed(
        2_000,
        random -> {
          byte[] r = new byte[16];
          byte[] s = new byte[16];
          byte[] message = new byte[random.nextInt(200)];
          random.nextBytes(r);
          random.nextBytes(s);
          if (random.nextBoolean()) {
            Arrays.fill(r, (byte) 0xff);
            Arrays.fill(message, (byte) 0xff);
          } else {
            random.nextBytes(message);
          }

          byte[] tag = new byte[16];
          new Poly1305(r).tag(message, 0, message.length, s, tag, 0);

          assertThat(tag).isEqualTo(tagOfBouncyCastle(r, s, message));
        });
  }

  private static byte[] tagOfBouncyCastle(byte[] r, byte[] s, byte[] message) {
    byte[] key = new byte[32];
    System.arraycopy(r, 0, key, 0, 16);
    System.arraycopy(s, 0, key, 16, 16);
    var mac = new org.bouncycastle.crypto.macs.Poly1305();
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] tag = new byte[16];
    mac.doFinal(tag, 0);
    return tag;
  }

  private static String tag(String r, String s, byte[] message) {
    byte[] tag = new byte[16];
    new Poly1305(bytes(r)).tag(message, 0, message.length, bytes(s), tag, 0);
    return HexFormat.of().formatHex(tag);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}

package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.error.CorruptException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final String SEALED_TEXT =
      "404142434445464748494a4b4c4d4e4fd11bac4bfe399a89fc090fa6f97bc732"
          + "d30171e188df3dcf1ddc2d4f5d5bfeffa7be1b82d44c";
  private static final String SEALED_EMPTY =
      "404142434445464748494a4b4c4d4e4f859469c07743c7e45b318d151d3d87e9";
  private static final byte[] TEXT = "restic format vector 1".getBytes(US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final Envelope envelope = new Envelope(Vectors.key(), random);

  @Test
  void vectorsOfTheFormat_areSealedByteForByte() {
    assertThat(sealWithVectorIv(TEXT)).isEqualTo(SEALED_TEXT);
    assertThat(sealWithVectorIv(new byte[0])).isEqualTo(SEALED_EMPTY);
  }

  @Test
  void vectorsOfTheFormat_areOpened() {
    assertThat(open(HexFormat.of().parseHex(SEALED_TEXT))).isEqualTo(TEXT);
    assertThat(open(HexFormat.of().parseHex(SEALED_EMPTY))).isEmpty();
  }

  @Test
  void anyRangeOfBytes_comesBack() {
    Seeds.forEachSeed(
        200,
        chance -> {
          byte[] plain = new byte[chance.nextInt(300_000)];
          chance.nextBytes(plain);
          int offset = chance.nextInt(plain.length + 1);
          int length = plain.length - offset;
          int gap = chance.nextInt(9);
          byte[] sealed = new byte[gap + length + Envelope.OVERHEAD_BYTES];
          byte[] opened = new byte[gap + length];

          int sealedLength = envelope.seal(plain, offset, length, sealed, gap);
          int openedLength = envelope.open(sealed, gap, sealedLength, opened, gap);

          assertThat(openedLength).isEqualTo(length);
          assertThat(Arrays.copyOfRange(opened, gap, gap + length))
              .isEqualTo(Arrays.copyOfRange(plain, offset, plain.length));
        });
  }

  @Test
  void sameBytes_areSealedDifferentlyEachTime() {
    byte[] first = seal(TEXT);
    byte[] second = seal(TEXT);

    assertThat(Arrays.copyOf(first, 16)).isNotEqualTo(Arrays.copyOf(second, 16));
    assertThat(Arrays.copyOfRange(first, 16, first.length))
        .isNotEqualTo(Arrays.copyOfRange(second, 16, second.length));
  }

  @Test
  void everyChangedBit_isRefusedAndNothingIsWritten() {
    byte[] sealed = seal(TEXT);
    byte[] opened = new byte[TEXT.length];

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> envelope.open(changed, 0, changed.length, opened, 0))
          .isInstanceOf(CorruptException.class)
          .hasMessageContaining("another key");
    }

    assertThat(opened).containsOnly(0);
  }

  @Test
  void otherKey_isRefused() {
    Envelope stranger = new Envelope(MasterKey.random(random), random);
    byte[] sealed = seal(TEXT);

    assertThatThrownBy(() -> stranger.open(sealed, 0, sealed.length, new byte[TEXT.length], 0))
        .isInstanceOf(CorruptException.class);
  }

  @Test
  void fewerBytesThanTheOverhead_areRefused() {
    assertThatThrownBy(() -> envelope.open(new byte[31], 0, 31, new byte[0], 0))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("31");
  }

  @Test
  void zeroIv_isNeitherUsedNorOpened() throws GeneralSecurityException {
    Envelope broken = new Envelope(Vectors.key(), new ScriptedRandom(new byte[16]));
    byte[] underZeroIv = sealedUnderZeroIv();

    assertThatThrownBy(() -> broken.seal(TEXT, 0, TEXT.length, new byte[100], 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("random");
    assertThatThrownBy(() -> envelope.open(underZeroIv, 0, 32, new byte[0], 0))
        .isInstanceOf(CorruptException.class);
  }

  @Test
  void targetThatIsTooSmall_isRefusedBeforeAnythingIsWritten() {
    byte[] target = new byte[TEXT.length + 31];

    assertThatThrownBy(() -> envelope.seal(TEXT, 0, TEXT.length, target, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);

    assertThat(target).containsOnly(0);
  }

  private static String sealWithVectorIv(byte[] plain) {
    Envelope scripted = new Envelope(Vectors.key(), new ScriptedRandom(Vectors.sequence(0x40, 16)));
    byte[] sealed = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    int length = scripted.seal(plain, 0, plain.length, sealed, 0);
    return HexFormat.of().formatHex(sealed, 0, length);
  }

  /** An empty envelope with the MAC that is right for an IV of zeros: s itself. */
  @SuppressWarnings("InsecureCryptoUsage")
  private static byte[] sealedUnderZeroIv() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Vectors.key().macK(), "AES"));
    byte[] sealed = new byte[Envelope.OVERHEAD_BYTES];
    cipher.doFinal(new byte[16], 0, 16, sealed, 16);
    return sealed;
  }

  private byte[] seal(byte[] plain) {
    byte[] sealed = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    envelope.seal(plain, 0, plain.length, sealed, 0);
    return sealed;
  }

  private byte[] open(byte[] sealed) {
    byte[] plain = new byte[sealed.length - Envelope.OVERHEAD_BYTES];
    int length = envelope.open(sealed, 0, sealed.length, plain, 0);
    return Arrays.copyOf(plain, length);
  }
}

package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScryptTest {

  /** From RFC 7914, section 12. */
  @ParameterizedTest
  @CsvSource({
    "'', '', 16, 1, 1, "
        + "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
    "password, NaCl, 1024, 8, 16, "
        + "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    "pleaseletmein, SodiumChloride, 16384, 8, 1, "
        + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
  })
  void vectorsOfTheRfc_areDerived(
      String password, String salt, int n, int r, int p, String derived) {
    Scrypt scrypt = new Scrypt(new ScryptCost(n, r, p), Runnable::run);

    byte[] bytes = scrypt.derive(password.getBytes(US_ASCII), salt.getBytes(US_ASCII), 64);

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(derived);
  }

  @Test
  void anyCost_givesWhatAnotherImplementationGives() {
    Seeds.forEachSeed(
        30,
        random -> {
          ScryptCost cost =
              new ScryptCost(2 << random.nextInt(8), 1 + random.nextInt(9), 1 + random.nextInt(5));
          byte[] password = bytes(random);
          byte[] salt = bytes(random);
          int length = 1 + random.nextInt(100);

          byte[] derived = new Scrypt(cost, Runnable::run).derive(password, salt, length);

          assertThat(derived)
              .isEqualTo(SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), length));
        });
  }

  @Test
  void lanesOnSeveralThreads_giveTheSame() {
    ScryptCost cost = new ScryptCost(1024, 8, 7);
    byte[] here = new Scrypt(cost, Runnable::run).derive(new byte[9], new byte[64], 64);

    byte[] there;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      there = new Scrypt(cost, threads).derive(new byte[9], new byte[64], 64);
    }

    assertThat(there).isEqualTo(here);
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }
}

package dev.holdfast.bootstrap.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.storage.DataFolder;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTlsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SecureRandom chance = new SecureRandom();

  @TempDir Path folder;

  @Test
  void certificateAndItsKey_areRead() throws Exception {
    Path file = selfSigned("one.pem");

    assertThat(PemTls.read(file, file).certificate().getSubjectAlternativeNames().toString())
        .contains("localhost", "backup-host", "127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void keyOfAnotherCertificate_isRefusedByTheNamesOfBothFiles() throws Exception {
    Path one = selfSigned("one.pem");
    Path two = selfSigned("two.pem");

    assertRefused(
        one, two, "The key in " + two + " does not belong to the first certificate in " + one);
  }

  @Test
  void encryptedKey_isRefusedInWords() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          new JcaPKCS8Generator(
              generator.generateKeyPair().getPrivate(),
              new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                  .setProvider(new BouncyCastleProvider())
                  .setPassword("secret".toCharArray())
                  .build()));
    }
    Path key = Files.writeString(folder.resolve("key.pem"), text.toString());

    assertRefused(selfSigned("one.pem"), key, "The key in " + key + " is encrypted");
  }

  @Test
  void filesWithoutWhatIsWanted_areNamed() throws Exception {
    Path good = selfSigned("one.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    Path missing = folder.resolve("missing.pem");

    assertRefused(empty, good, empty + " holds no certificate");
    assertRefused(good, empty, empty + " holds no private key");
    assertRefused(missing, good, missing + " can't be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nAAA",
        "-----BEGIN PRIVATE KEY-----\nAA=A\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n"
      })
  void damagedFile_isNamed(String text) throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.pem"), text);

    assertRefused(damaged, selfSigned("one.pem"), damaged + " ");
    assertRefused(selfSigned("two.pem"), damaged, damaged + " ");
  }

  @Test
  void ownCertificate_isKept_andMadeAnewWhenItsEndIsNear() {
    try (DataFolder data =
        DataFolder.openForServer(folder.resolve("data"), 1, "here", new Random(1))) {
      SelfSignedFile file = new SelfSignedFile(data, "backup-host", chance);
      String first = file.open(NOW).fingerprint();

      assertThat(file.open(NOW.plus(Duration.ofDays(360))).fingerprint()).isEqualTo(first);
      assertThat(file.open(NOW.plus(Duration.ofDays(370))).fingerprint()).isNotEqualTo(first);
    }
  }

  private Path selfSigned(String name) throws IOException {
    byte[] pem = SelfSigned.pem("backup-host", NOW, chance);
    return Files.writeString(folder.resolve(name), new String(pem, US_ASCII));
  }

  private static void assertRefused(Path certificate, Path key, String words) {
    assertThatThrownBy(() -> PemTls.read(certificate, key))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }
}

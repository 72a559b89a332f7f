package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final ScryptCost CHEAP = new ScryptCost(2, 1, 1);
  private static final Executor HERE = Runnable::run;
  private static final String MASTER_KEY =
      "{\"mac\":{\"k\":\"ICEiIyQlJicoKSorLC0uLw==\",\"r\":\"MDEyMzQ1Njc4OTo7PD0+Pw==\"},"
          + "\"encrypt\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}";

  private final SecureRandom random = new SecureRandom();
  private final Password password = Password.of("correct horse".toCharArray());

  @Test
  void vectorOfTheFormat_givesTheUserKey() {
    byte[] salt = Vectors.sequence(0, 64);

    MasterKey key = KeyFile.userKey(password, salt, new ScryptCost(32_768, 8, 1), HERE);

    assertThat(hex(key.encrypt()))
        .isEqualTo("4f620ec2a06c82a2137dab96719170cd8813254f6a6005f11189b84ec42ccafb");
    assertThat(hex(key.macK())).isEqualTo("f7198738340ce1c9e84577e3a86a0cd4");
    assertThat(hex(key.macR())).isEqualTo("dfe49f55d43a86b5ed9a37e2e262ae4a");
  }

  @Test
  void createdKeyFile_opensWithItsPasswordOnly() {
    MasterKey key = MasterKey.random(random);

    byte[] keyFile = create(key);

    assertThat(KeyFile.open(keyFile, password, HERE)).contains(key);
    assertThat(KeyFile.open(keyFile, Password.of("battery".toCharArray()), HERE)).isEmpty();
  }

  @Test
  void createdKeyFile_saysWhoMadeItWhenAndWhere() {
    String keyFile = new String(create(Vectors.key()), UTF_8);

    assertThat(keyFile)
        .startsWith(
            "{\"created\":\"2026-01-02T03:04:05.6Z\",\"username\":\"ann\\u0026co\","
                + "\"hostname\":\"host\",\"kdf\":\"scrypt\",\"N\":2,\"r\":1,\"p\":1,\"salt\":\"")
        .endsWith("\"}");
  }

  @Test
  void sameKeyAndPassword_giveAnotherKeyFileEachTime() {
    assertThat(create(Vectors.key())).isNotEqualTo(create(Vectors.key()));
  }

  @Test
  void masterKey_isWrittenInTheLayoutOfTheFormat() {
    assertThat(new String(MasterKeyJson.write(Vectors.key()), UTF_8)).isEqualTo(MASTER_KEY);
    assertThat(MasterKeyJson.read(MASTER_KEY.getBytes(UTF_8))).isEqualTo(Vectors.key());
  }

  @Test
  void damagedData_isTakenForAWrongPassword() {
    byte[] keyFile = create(Vectors.key());
    byte[] data = new byte[180];

    assertThat(KeyFile.open(with(keyFile, "data", quoted(data)), password, HERE)).isEmpty();
  }

  @Test
  void unknownMembers_areIgnored() {
    String keyFile = new String(create(Vectors.key()), UTF_8);
    String extended = "{\"note\":{\"a\":[1]}," + keyFile.substring(1) + "\n";

    assertThat(KeyFile.open(extended.getBytes(UTF_8), password, HERE)).contains(Vectors.key());
  }

  @Test
  void sealedTextThatIsNoMasterKey_isCorruptAndNotQuoted() {
    String secret = MASTER_KEY.replace("\"r\"", "\"R\"");

    assertThatThrownBy(() -> MasterKeyJson.read(secret.getBytes(UTF_8)))
        .isInstanceOf(CorruptException.class)
        .hasNoCause()
        .hasMessageContaining("not a master key");
    assertThatThrownBy(() -> MasterKeyJson.read("AAECAwQF".getBytes(UTF_8)))
        .isInstanceOf(CorruptException.class)
        .hasNoCause()
        .hasMessageNotContaining("AAEC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"kdf\":\"scrypt\"}", "{\"kdf\":5}", "{\"N\":-1}", "x"})
  void textThatIsNoKeyFile_isCorrupt(String json) {
    assertThatThrownBy(() -> KeyFile.open(json.getBytes(UTF_8), password, HERE))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("key file");
  }

  @Test
  void forbiddenParameters_areCorruptBeforeTheyCostAnything() {
    byte[] keyFile = create(Vectors.key());

    assertRefused(with(keyFile, "N", "1073741824"), "forbidden cost");
    assertRefused(with(keyFile, "N", "4294967295"), "forbidden cost");
    assertRefused(with(keyFile, "N", "3"), "power of two");
    assertRefused(with(keyFile, "p", "16777216"), "forbidden cost");
    assertRefused(with(keyFile, "salt", quoted(new byte[63])), "64 bytes");
    assertRefused(with(keyFile, "data", quoted(new byte[31])), "32 bytes");
    assertRefused(new byte[KeyFile.BYTES_MAX + 1], "65537 bytes");
  }

  @Test
  void otherKeyFunction_isUnsupported() {
    byte[] keyFile = with(create(Vectors.key()), "kdf", "\"argon2\"");

    assertThatThrownBy(() -> KeyFile.open(keyFile, password, HERE))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("argon2");
  }

  private void assertRefused(byte[] keyFile, String reason) {
    assertThatThrownBy(() -> KeyFile.open(keyFile, password, HERE))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining(reason);
  }

  private byte[] create(MasterKey key) {
    Instant created = Instant.parse("2026-01-02T03:04:05.600Z");
    return KeyFile.create(password, key, CHEAP, created, "ann&co", "host", random, HERE);
  }

  /** The key file with the value of one member, a number or string, replaced. */
  private static byte[] with(byte[] keyFile, String member, String value) {
    String changed =
        new String(keyFile, UTF_8)
            .replaceFirst("\"" + member + "\":(\"[^\"]*\"|\\d+)", "\"" + member + "\":" + value);
    return changed.getBytes(UTF_8);
  }

  private static String quoted(byte[] bytes) {
    return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

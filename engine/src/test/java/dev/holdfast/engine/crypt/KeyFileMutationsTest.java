package dev.holdfast.engine.crypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyFileMutationsTest {
  @Test
  @Timeout(600)
  void changedKeyFile_isRefused_orKeepsToItsLimits() {
    Mutations.of(
            "KeyFileJson",
            KeyFileJson::read,
            (json, key) -> {
              ScryptCost cost = key.cost();
              assertThat((long) cost.n() * cost.r() * cost.p()).isBetween(2L, ScryptCost.WORK_MAX);
              assertThat(128L * cost.r() * cost.n()).isLessThan(ScryptCost.MEMORY_BYTES_MAX);
              assertThat(key.salt()).hasSize(KeyFile.SALT_BYTES);
              assertThat(key.data().length).isBetween(Envelope.OVERHEAD_BYTES, json.length);
            })
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(List.of(keyFile(2, 1, 1), keyFile(32_768, 8, 9)));
  }

  @Test
  @Timeout(600)
  void changedMasterKey_isRefused_orWrittenAgainToTheSame() {
    Mutations.of(
            "MasterKeyJson",
            MasterKeyJson::read,
            (json, key) -> assertThat(MasterKeyJson.read(MasterKeyJson.write(key))).isEqualTo(key))
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(List.of(MasterKeyJson.write(Vectors.key())));
  }

  private static byte[] keyFile(int n, int r, int p) {
    Base64.Encoder base64 = Base64.getEncoder();
    return """
        {"created":"2026-01-02T03:04:05.6Z","username":"ann","hostname":"host",\
        "kdf":"scrypt","N":%d,"r":%d,"p":%d,"salt":"%s","data":"%s"}"""
        .formatted(
            n,
            r,
            p,
            base64.encodeToString(Vectors.sequence(0, KeyFile.SALT_BYTES)),
            base64.encodeToString(Vectors.sequence(1, 180)))
        .getBytes(UTF_8);
  }
}

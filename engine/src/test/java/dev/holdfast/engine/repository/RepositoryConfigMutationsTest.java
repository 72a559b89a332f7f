package dev.holdfast.engine.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import dev.holdfast.engine.chunk.Polynomial;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepositoryConfigMutationsTest {
  private static final Hash ID = new Hash(1, 2, 3, 4);

  /** Of the format's test vectors. */
  private static final Polynomial POLYNOMIAL = new Polynomial(0x3DA3358B4DC173L);

  @Test
  @Timeout(600)
  void changedConfig_isRefused_orWrittenAgainToTheSame() {
    Mutations.of(
            "RepositoryConfig",
            RepositoryConfig::decode,
            (json, config) ->
                assertThat(RepositoryConfig.decode(config.encode())).isEqualTo(config))
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(
            List.of(
                new RepositoryConfig(ID, POLYNOMIAL, ChunkerName.RABIN).encode(),
                new RepositoryConfig(ID, POLYNOMIAL, ChunkerName.GEAR).encode()));
  }

  @Test
  @Timeout(600)
  void changedKeyFile_isRefused_orItsWorkIsANumber() {
    String json =
        "{\"created\":\"2026-01-02T03:04:05.6Z\",\"username\":\"ann\",\"hostname\":\"host\","
            + "\"N\":32768,\"r\":8,\"p\":9,\"salt\":\"AAAA\"}";
    Mutations.of(
            "StoredKey",
            bytes -> StoredKey.read(new KeyId(ID), bytes),
            (bytes, key) -> assertThat(key.work()).isNotNegative())
        .withinBytes(Mutations.NAMES_OF_JSON_BYTES, 40)
        .check(List.of(json.getBytes(StandardCharsets.UTF_8)));
  }
}

package dev.holdfast.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobIdTest {

  @Test
  void freshIds_areRandomUuids() {
    SplittableRandom chance = new SplittableRandom(7);

    for (int i = 0; i < 1000; i++) {
      JobId id = JobId.random(chance);

      assertThat(id.value().version()).isEqualTo(4);
      assertThat(id.value().variant()).isEqualTo(2);
      assertThat(JobId.parse(id.toString())).contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "00000000000000000000000000000000",
        "0000000A-0000-0000-0000-000000000000",
        " 00000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-00000000000g"
      })
  void anythingElse_isNoId(String text) {
    assertThat(JobId.parse(text)).isEmpty();
  }
}

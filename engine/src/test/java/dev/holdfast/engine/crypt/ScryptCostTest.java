package dev.holdfast.engine.crypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScryptCostTest {
  @ParameterizedTest
  @CsvSource({"32768,8,1", "32768,8,8", "65536,8,12", "131072,8,1", "131072,8,4", "2,1,1"})
  void costThatKnownWritersUse_isAllowed(int n, int r, int p) {
    assertThat(new ScryptCost(n, r, p).n()).isEqualTo(n);
  }

  @ParameterizedTest
  @CsvSource({
    "0,8,1,power of two",
    "1,8,1,power of two",
    "32767,8,1,power of two",
    "-2147483648,8,1,power of two",
    "32768,0,1,at least 1",
    "32768,8,0,at least 1",
    "65536,1,1,below 65536",
    "1048576,8,1,memory",
    "2,1,2147483647,memory",
    "2,1048576,1,memory",
    "1073741824,2147483647,2147483647,memory",
    "131072,8,17,too long",
    "2,2,8388608,memory"
  })
  void costThatScryptForbidsOrThatIsTooHigh_isRefused(int n, int r, int p, String reason) {
    assertThatThrownBy(() -> new ScryptCost(n, r, p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}

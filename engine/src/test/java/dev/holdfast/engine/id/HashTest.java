package dev.holdfast.engine.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashTest {
  private static final String HEX =
      "07854d2fef297a06ba81685e660c332de36d5d18d546927d30daad6d7fda1541";

  @Test
  void textForm_isReadBackAsWritten() {
    assertThat(Hash.parse(HEX).hex()).isEqualTo(HEX);
    assertThat(Hash.read(Hash.parse(HEX).bytes(), 0)).isEqualTo(Hash.parse(HEX));
  }

  @Test
  void order_isThatOfUnsignedBytes() {
    Hash low = Hash.parse("7f" + HEX.substring(2));
    Hash high = Hash.parse("80" + HEX.substring(2));

    assertThat(low).isLessThan(high);
  }

  @Test
  void upperCaseOrShortText_isRefusedByName() {
    assertThatThrownBy(() -> Hash.parse(HEX.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 lower-case");
    assertThatThrownBy(() -> Hash.parse("07"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"07\"");
  }
}

package dev.holdfast.adapters.storage.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.tree.FileMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModesTest {
  /** The right-hand numbers are Go's, from io/fs. */
  @ParameterizedTest
  @CsvSource({
    "0100644, 0x1a4",
    "0040755, 0x800001ed",
    "0120777, 0x80001ff",
    "0010600, 0x2000180",
    "0140600, 0x1000180",
    "0060660, 0x40001b0",
    "0020620, 0x4200190",
    "0104755, 0x8001ed",
    "0102755, 0x4001ed",
    "0041777, 0x801001ff",
    "0150600, 0x80180"
  })
  void systemsMode_isGosMode(String octal, String hex) {
    int mode = Integer.parseInt(octal, 8);

    FileMode read = Modes.fromSystem(mode);

    assertThat(Integer.toHexString(read.bits())).isEqualTo(hex.substring(2));
    assertThat(Modes.toSystem(read)).isEqualTo(mode & 07777);
  }
}

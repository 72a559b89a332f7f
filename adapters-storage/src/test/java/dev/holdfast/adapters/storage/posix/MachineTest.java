package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MachineTest {
  @Test
  void program_saysItsMachine() {
    assertThat(Machine.ofProgram(header(2, 62))).contains(Machine.X86_64);
    assertThat(Machine.ofProgram(header(2, 183))).contains(Machine.AARCH64);
  }

  @Test
  void otherProgram_isOfNoKnownMachine() {
    assertThat(Machine.ofProgram(header(2, 243))).isEmpty();
    assertThat(Machine.ofProgram(header(1, 62))).isEmpty();
    assertThat(Machine.ofProgram(new byte[19])).isEmpty();
  }

  @Test
  void calls_haveNumbersOfTheirOwn() {
    for (Machine machine : Machine.values()) {
      assertThat(Arrays.stream(SystemCall.values()).map(machine::number)).doesNotHaveDuplicates();
    }
  }

  private static byte[] header(int bits, int machine) {
    byte[] header = new byte[20];
    header[4] = (byte) bits;
    header[18] = (byte) machine;
    return header;
  }
}

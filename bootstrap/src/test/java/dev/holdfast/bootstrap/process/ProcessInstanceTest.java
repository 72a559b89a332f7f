package dev.holdfast.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessInstanceTest {
  private final long pid = ProcessHandle.current().pid();

  @Test
  void thisProcess_isThere() {
    assertThat(ProcessInstance.current()).isNotEmpty();
    assertThat(ProcessInstance.isGone(pid, ProcessInstance.current())).isFalse();
  }

  @Test
  void processThatHadThisId_isGone() {
    assertThat(ProcessInstance.isGone(pid, ProcessInstance.current() + "0")).isTrue();
  }

  @Test
  void processThatEnded_isGone() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();

    assertThat(ProcessInstance.isGone(ended.pid(), ProcessInstance.current())).isTrue();
  }

  @Test
  void processOfAnotherMachineOrContainer_isNotKnownToBeGone() {
    assertThat(ProcessInstance.isGone(1 << 22, "another boot:pid:[1]:77")).isFalse();
    assertThat(ProcessInstance.isGone(1 << 22, "")).isFalse();
  }
}

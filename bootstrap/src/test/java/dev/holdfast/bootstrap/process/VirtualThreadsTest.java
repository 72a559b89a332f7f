package dev.holdfast.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  @AfterEach
  void forget() {
    System.clearProperty(PARALLELISM);
  }

  @Test
  void twoCarriersAreMadeForEachProcessor() {
    VirtualThreads.leaveRoom();

    assertThat(Integer.getInteger(PARALLELISM))
        .isEqualTo(2 * Runtime.getRuntime().availableProcessors());
  }

  @Test
  void whatTheOperatorSays_stays() {
    System.setProperty(PARALLELISM, "7");

    VirtualThreads.leaveRoom();

    assertThat(System.getProperty(PARALLELISM)).isEqualTo("7");
  }
}

package dev.holdfast.bootstrap.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BellTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(1);

  private final Bell bell = new Bell(2);

  @Test
  void ringBeforeSleep_isHeard() throws InterruptedException {
    bell.ring();

    assertThat(bell.sleep(NOT_AT_ALL)).isTrue();
    assertThat(bell.sleep(NOT_AT_ALL)).isFalse();
  }

  @Test
  void ringDuringSleep_endsIt() throws InterruptedException {
    Thread ringer = Thread.ofVirtual().start(bell::ring);

    assertThat(bell.sleep(AS_LONG_AS_IT_TAKES)).isTrue();

    ringer.join();
  }

  @Test
  void ringsWithoutSleepers_areKeptOnceForEach() throws InterruptedException {
    for (int ring = 0; ring < 100; ring++) {
      bell.ring();
    }

    assertThat(bell.sleep(NOT_AT_ALL)).isTrue();
    assertThat(bell.sleep(NOT_AT_ALL)).isTrue();
    assertThat(bell.sleep(NOT_AT_ALL)).isFalse();
  }
}

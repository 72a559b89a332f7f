package dev.holdfast.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0,0", "1,0", "4,0", "5,1", "6,2", "7,4", "8,8", "10,32", "11,60", "12,60", "9999,60"
  })
  void wait_doublesFromTheFifthFailureUpToAMinute(int failures, long seconds) {
    assertThat(new Attempts(failures, NOW).waitAt(NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void wait_runsOffAndIsRoundedUp() {
    Attempts attempts = new Attempts(7, NOW);

    assertThat(attempts.waitAt(NOW.plusMillis(500))).isEqualTo(Duration.ofSeconds(4));
    assertThat(attempts.waitAt(NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(1));
    assertThat(attempts.waitAt(NOW.plusSeconds(4))).isZero();
  }

  @Test
  void afterAWhile_failuresCountFromTheBeginning() {
    Instant later = NOW.plus(Attempts.REMEMBERED);

    assertThat(new Attempts(50, NOW).andFailure(later)).isEqualTo(new Attempts(1, later));
  }

  @Test
  void clockThatWasPutBack_makesNobodyWaitLongerThanItWasPutBack() {
    Duration wait = new Attempts(5, NOW).waitAt(NOW.minusSeconds(10));

    assertThat(wait).isEqualTo(Duration.ofSeconds(11));
  }
}

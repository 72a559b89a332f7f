package dev.holdfast.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RetryOptions.NextAttempt;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.RunType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RetryOptionsTest {
  private static final Instant ENDED = Instant.parse("2026-06-01T02:10:00Z");

  @Test
  void policyThatSaysNothing_triesThreeMoreTimes_fiveMinutesApart() {
    for (int failed = 1; failed <= 3; failed++) {
      assertThat(RetryOptions.DEFAULT.after(failed, ENDED))
          .isEqualTo(new NextAttempt.NotBefore(Instant.parse("2026-06-01T02:15:00Z")));
    }
    assertThat(RetryOptions.DEFAULT.after(4, ENDED)).isEqualTo(new NextAttempt.UsedUp());
  }

  @Test
  void noRetries_isOneAttempt() {
    assertThat(RetryOptions.of(0, 1).after(1, ENDED)).isEqualTo(new NextAttempt.UsedUp());
  }

  @Test
  void typeWithoutATimeout_hasNoLimit() {
    RunTimeouts timeouts = new RunTimeouts(Map.of(RunType.FULL, 90L));

    assertThat(timeouts.of(RunType.FULL)).contains(Duration.ofMinutes(90));
    assertThat(timeouts.of(RunType.REGULAR)).isEmpty();
  }
}

package dev.holdfast.bootstrap.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pauses_doubleUpToTenSeconds() {
    Backoff backoff = new Backoff();

    List<Long> pausesMillis =
        Stream.generate(backoff::next).limit(9).map(Duration::toMillis).toList();

    assertThat(pausesMillis)
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
  }

  @Test
  void recovered_beginsAnew() {
    Backoff backoff = new Backoff();
    backoff.next();
    backoff.next();

    backoff.recovered();

    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
  }
}

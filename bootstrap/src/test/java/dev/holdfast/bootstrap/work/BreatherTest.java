package dev.holdfast.bootstrap.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreatherTest {
  private final List<Duration> pauses = new ArrayList<>();
  private boolean areOthersBusy = true;
  private Duration time = Duration.ofHours(1);

  private final Breather breather =
      new Breather(
          () -> areOthersBusy,
          () -> time.toNanos(),
          pause -> {
            pauses.add(pause);
            time = time.plus(pause);
          });

  @Test
  void whileNobodyElseWorks_thereIsNoPause() {
    areOthersBusy = false;

    work(Duration.ofSeconds(100), 1000);

    assertThat(pauses).isEmpty();
  }

  @Test
  void whileOthersWork_ofItsTimeATenthIsWork() {
    Duration begun = time;

    work(Duration.ofSeconds(1), 1000);

    assertThat(time.minus(begun)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void steps_areNotTornApartByPauses() {
    work(Duration.ofMillis(9), 900);

    assertThat(pauses).isEmpty();
  }

  @Test
  void longStep_isFollowedByAPauseThatEndsSoon() {
    work(Duration.ofMinutes(1), 1);

    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void workBeforeTheOthersBegan_isNotHeldAgainstIt() {
    areOthersBusy = false;
    work(Duration.ofMinutes(1), 10);
    areOthersBusy = true;

    work(Duration.ofMillis(5), 5);

    assertThat(pauses).isEmpty();
  }

  private void work(Duration all, int steps) {
    for (int i = 0; i < steps; i++) {
      time = time.plus(all.dividedBy(steps));
      breather.breathe();
    }
  }
}

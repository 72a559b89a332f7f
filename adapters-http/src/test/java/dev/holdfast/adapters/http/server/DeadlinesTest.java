package dev.holdfast.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.fake.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final FakeClock clock = new FakeClock(Instant.EPOCH);
  private final Deadlines deadlines =
      new Deadlines(
          clock,
          new Deadlines.Limits(
              Duration.ofSeconds(60),
              Duration.ofSeconds(20),
              Duration.ofSeconds(600),
              Duration.ofSeconds(3)));

  @Test
  void silence_isOverdueAfterTheIdleLimit() {
    deadlines.waiting();

    pass(60);
    assertThat(deadlines.overdue()).isFalse();

    pass(1);
    assertThat(deadlines.overdue()).isTrue();
  }

  @Test
  void head_isOverdue_howeverOftenItMoves() {
    for (int i = 0; i < 3; i++) {
      deadlines.waiting();
      deadlines.moved();
      pass(7);
    }

    assertThat(deadlines.overdue()).isTrue();
  }

  @Test
  void request_mayTakeLongerThanItsHead_asLongAsItMoves() {
    deadlines.waiting();
    deadlines.moved();
    deadlines.requestBegins();
    deadlines.requestIsTrusted();

    for (int i = 0; i < 10; i++) {
      deadlines.waiting();
      pass(60);
      assertThat(deadlines.overdue()).isFalse();
      deadlines.moved();
    }
    pass(1);

    assertThat(deadlines.overdue()).isTrue();
  }

  @Test
  void requestOfAStranger_hasTheTimeOfAHead() {
    deadlines.requestBegins();
    deadlines.waiting();

    pass(20);
    assertThat(deadlines.overdue()).isFalse();

    pass(1);
    assertThat(deadlines.overdue()).isTrue();
  }

  @Test
  void request_thatWorksInSilence_hasTheRequestLimit() {
    deadlines.requestIsTrusted();

    pass(600);
    assertThat(deadlines.overdue()).isFalse();

    pass(1);
    assertThat(deadlines.overdue()).isTrue();
  }

  @Test
  void nextRequest_beginsWithNothingOnTheClock() {
    deadlines.requestIsTrusted();
    pass(599);
    deadlines.requestEnds();
    deadlines.waiting();

    pass(30);
    deadlines.moved();
    pass(19);

    assertThat(deadlines.overdue()).isFalse();
  }

  @Test
  void lingering_isOverdueSooner() {
    deadlines.requestBegins();
    deadlines.lingerBegins();
    deadlines.waitingToLinger();

    pass(4);

    assertThat(deadlines.overdue()).isTrue();
  }

  private void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }
}

package dev.holdfast.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.lock.Scheduler.Repetition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private final ScheduledThreadPoolExecutor service = new ScheduledThreadPoolExecutor(1);
  private final Scheduler scheduler = Scheduler.on(service);

  @AfterEach
  void close() {
    service.shutdownNow();
  }

  @Test
  void task_isRepeatedUntilItIsCancelled() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);

    Repetition repetition = scheduler.every(Duration.ofMillis(1), runs::countDown);

    runs.await();
    repetition.cancel();
    repetition.cancel();
    service.purge();
    assertThat(service.getQueue()).isEmpty();
  }

  @Test
  void sleep_returns() {
    scheduler.sleep(Duration.ofMillis(1));

    assertThat(service.getQueue()).isEmpty();
  }

  @Test
  void interruptedSleep_endsWithAnError_andLeavesTheThreadInterruptedAndNothingScheduled() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> scheduler.sleep(Duration.ofHours(1)))
        .isInstanceOf(StoreException.class);

    assertThat(Thread.interrupted()).isTrue();
    service.purge();
    assertThat(service.getQueue()).isEmpty();
  }
}

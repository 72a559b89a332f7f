package dev.holdfast.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(1);

  @Test
  void turns_comeInTheOrderOfThoseWhoWait() throws Exception {
    ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    CountDownLatch othersWait = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    Thread first =
        Thread.startVirtualThread(
            () -> {
              turns.take(() -> await(othersWait));
              turns.take(() -> order.add("first again"));
            });
    awaitWaiting(first);
    for (String name : List.of("second", "third", "fourth")) {
      Thread thread = Thread.startVirtualThread(() -> turns.take(() -> order.add(name)));
      awaitWaiting(thread);
      threads.add(thread);
    }

    othersWait.countDown();
    first.join();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly("second", "third", "fourth", "first again");
  }

  @Test
  void turnOfWorkThatFails_isTheNextOnes() {
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");

    assertThat(turns.take(() -> "next")).isEqualTo("next");
  }

  @Test
  void whoIsInterrupted_isToldSo_andStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> turns.take(() -> "never"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("The server stops");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}

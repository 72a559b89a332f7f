package dev.holdfast.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandoffTest {

  @Test
  void workThatNobodyHasBegun_isDoneByWhoWaits() {
    Thread here = Thread.currentThread();
    Handoff<Thread> handoff = new Handoff<>(Thread::currentThread);

    assertThat(handoff.await()).isSameAs(here);
  }

  @Test
  void work_isDoneOnce() {
    AtomicInteger runs = new AtomicInteger();
    Handoff<Integer> handoff = new Handoff<>(runs::incrementAndGet);

    handoff.run();
    handoff.run();

    assertThat(handoff.await()).isEqualTo(1);
    assertThat(handoff.await()).isEqualTo(1);
  }

  @Test
  void failure_reachesWhoWaits_asItWasThrown() {
    StoreException failure = new StoreException("full");
    Handoff<Integer> handoff =
        new Handoff<>(
            () -> {
              throw failure;
            });

    handoff.run();

    assertThatThrownBy(handoff::await).isSameAs(failure);
  }

  @Test
  void abandonedWork_isNotBegun() {
    AtomicInteger runs = new AtomicInteger();
    Handoff<Integer> handoff = new Handoff<>(runs::incrementAndGet);

    handoff.abandon();
    handoff.run();

    assertThat(runs).hasValue(0);
  }

  @Test
  void workThatHasBegun_isWaitedForWhenAbandoned() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Handoff<Integer> handoff =
        new Handoff<>(
            () -> {
              begun.countDown();
              awaitQuietly(mayEnd);
              return ended.incrementAndGet();
            });
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      threads.execute(handoff);
      begun.await();
      Future<Integer> abandoned =
          threads.submit(
              () -> {
                handoff.abandon();
                return ended.get();
              });
      mayEnd.countDown();

      assertThat(abandoned.get()).isEqualTo(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

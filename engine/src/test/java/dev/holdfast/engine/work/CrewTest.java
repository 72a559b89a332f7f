package dev.holdfast.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final Executor NEVER = work -> {};

  private static final Executor REFUSING =
      work -> {
        throw new RejectedExecutionException("full");
      };

  private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger hired = new AtomicInteger();
  private final AtomicInteger dismissed = new AtomicInteger();

  @Test
  void allJobsAreDone_byThreads_orAtOnce_orByWhoWaits() {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Executor executor : List.of(threads, Runnable::run, NEVER, REFUSING)) {
        done.clear();
        Crew<Integer> crew = crew(executor, 2);
        for (int i = 0; i < 500; i++) {
          int number = i;
          crew.submit(worker -> done.add(number));
        }
        crew.finish();
        crew.close();

        assertThat(done).hasSize(500).doesNotHaveDuplicates();
      }
    }
    assertThat(hired.get()).isLessThanOrEqualTo(8).isEqualTo(dismissed.get());
  }

  @Test
  void firstFailure_endsTheWork_andIsThrownToWhoWaits() {
    for (Executor executor : List.<Executor>of(Runnable::run, NEVER)) {
      Crew<Integer> crew = crew(executor, 2);

      assertThatThrownBy(
              () -> {
                crew.submit(
                    worker -> {
                      throw new IllegalStateException("The disk is full");
                    });
                crew.finish();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The disk is full");
      assertThatThrownBy(() -> crew.submit(worker -> done.add(1)))
          .isInstanceOf(IllegalStateException.class);
      crew.close();
    }
    assertThat(done).isEmpty();
  }

  @Test
  void workerThatCannotBeHired_isAFailure_onWhicheverThread() {
    for (Executor executor : List.<Executor>of(Runnable::run, NEVER)) {
      Crew<Integer> crew =
          new Crew<>(
              executor,
              2,
              4,
              () -> {
                throw new IllegalStateException("Nobody to be had");
              },
              worker -> dismissed.incrementAndGet());

      assertThatThrownBy(
              () -> {
                crew.submit(worker -> done.add(1));
                crew.finish();
              })
          .hasMessage("Nobody to be had");
      crew.close();
    }
    assertThat(done).isEmpty();
  }

  @Test
  void partOfAJob_isTakenOnlyWhileAWorkerIdles() {
    Crew<Integer> alone = crew(Runnable::run, 1);
    alone.submit(worker -> done.add(alone.offer(part -> done.add(7)) ? 1 : 0));
    alone.finish();
    alone.close();
    Crew<Integer> two = crew(Runnable::run, 2);
    two.submit(worker -> done.add(two.offer(part -> done.add(8)) ? 1 : 0));
    two.finish();
    two.close();

    assertThat(done).containsExactly(0, 8, 1);
  }

  private Crew<Integer> crew(Executor executor, int size) {
    return new Crew<>(
        executor, size, 4, hired::incrementAndGet, worker -> dismissed.incrementAndGet());
  }
}

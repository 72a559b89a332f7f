package dev.holdfast.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void eachPart_isDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1_000);

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      new Together(threads, done.length(), 4).run(done::incrementAndGet);
    }

    for (int i = 0; i < done.length(); i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void parts_areDoneSideBySide() {
    CyclicBarrier all = new CyclicBarrier(3);

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      new Together(threads, 3, 3).run(part -> meet(all));
    }

    assertThat(all.isBroken()).isFalse();
  }

  @Test
  void callerAlone_doesAllWhereTasksNeverRun() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();

    new Together(task -> {}, 5, 3).run(done::add);

    assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void callerAlone_doesAllWhereTasksAreRejected() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    Together together =
        new Together(
            task -> {
              throw new RejectedExecutionException("full");
            },
            5,
            3);

    together.run(done::add);

    assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void failureOfAPart_reachesTheCallerOnceAllHaveEnded() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();

    assertThatThrownBy(
            () ->
                new Together(Runnable::run, 4, 2)
                    .run(
                        part -> {
                          done.add(part);
                          if (part == 1) {
                            throw new IllegalStateException("part 1");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("part 1");

    assertThat(done).hasSize(4);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException("The parts do not run side by side", e);
    }
  }
}

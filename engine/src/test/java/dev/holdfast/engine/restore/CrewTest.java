package dev.holdfast.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.restore.Crew.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final int JOBS = 1000;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /** What a worker works with. */
  private final class Tools implements AutoCloseable {
    Tools() {
      open.incrementAndGet();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Test
  void work_isDoneByAll_andToolsArePutAway() {
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Crew<Tools> crew = new Crew<>(executor, 4, Tools::new);

      crew.offer(jobs());
      crew.finish();

      assertThat(done).hasValue(JOBS);
      assertThat(open.get()).isBetween(1, 4);
      crew.close();
      assertThat(open).hasValue(0);
    }
  }

  @Test
  void executorThatNeverRunsAnything_leavesTheWorkToTheCaller() {
    Crew<Tools> lazy = new Crew<>(task -> {}, 4, Tools::new);
    lazy.offer(jobs());
    lazy.finish();
    assertThat(done).hasValue(JOBS);

    Crew<Tools> refusing = new Crew<>(CrewTest::refuse, 4, Tools::new);
    refusing.offer(jobs());
    refusing.finish();
    assertThat(done).hasValue(2 * JOBS);
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException("Full: " + task);
  }

  @Test
  void failure_endsTheWork_andReachesTheCaller() {
    List<Job<Tools>> jobs = new ArrayList<>(jobs());
    jobs.set(
        10,
        tools -> {
          throw new IllegalStateException("The tenth");
        });
    Crew<Tools> crew = new Crew<>(task -> {}, 1, Tools::new);
    crew.offer(jobs);

    assertThatThrownBy(crew::finish).hasMessage("The tenth");

    assertThat(done).hasValue(10);
    crew.close();
    assertThat(open).hasValue(0);
  }

  @Test
  void toolsThatCannotBeMade_areAFailure_onWhicheverThread() {
    try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
      Crew<Tools> crew =
          new Crew<>(
              executor,
              2,
              () -> {
                throw new IllegalStateException("No tools");
              });
      crew.offer(jobs());

      assertThatThrownBy(crew::finish).hasMessage("No tools");
      crew.close();
    }
  }

  private List<Job<Tools>> jobs() {
    return Collections.nCopies(JOBS, tools -> done.incrementAndGet());
  }
}

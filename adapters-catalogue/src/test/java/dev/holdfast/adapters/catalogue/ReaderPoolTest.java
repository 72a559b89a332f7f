package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReaderPoolTest {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Test
  void whoCameFirst_readsFirst_andNotWhoReadBefore() throws Exception {
    CatalogueSettings settings = CatalogueSettings.at(new CatalogueFile(catalogue.file()));
    catalogue.open(settings);
    Queue<String> order = new ConcurrentLinkedQueue<>();
    try (ReaderPool pool =
        new ReaderPool(
            new Connections(settings)::openReader,
            1,
            Duration.ofSeconds(30),
            new SqlFailures("The catalogue"))) {
      CountDownLatch isWaitedFor = new CountDownLatch(1);
      Thread first =
          Thread.ofPlatform()
              .start(
                  () -> {
                    read(pool, () -> await(isWaitedFor));
                    read(pool, () -> order.add("again"));
                  });
      Thread second = Thread.ofPlatform().unstarted(() -> read(pool, () -> order.add("waiting")));
      awaitState(first, Thread.State.WAITING);
      second.start();
      awaitState(second, Thread.State.TIMED_WAITING);
      isWaitedFor.countDown();
      first.join();
      second.join();
    }

    assertThat(order).containsExactlyElementsOf(List.of("waiting", "again"));
  }

  private static void read(ReaderPool pool, Runnable work) {
    pool.<Boolean>read(
        session ->
            session.run(
                (Handle handle) -> {
                  work.run();
                  return true;
                }));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}

package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.adapters.http.support.TestTokens;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.UnavailableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StopTest {
  private static final int CONNECTS_MAX = 1000;
  private static final Duration BETWEEN_CONNECTS = Duration.ofMillis(5);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void runningRequest_ends_andNoNewOneBegins() {
    TestEdge edge = TestEdge.start();
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));
    edge.useCases.beforeRead(this::meet);

    try (RawConnection running = edge.connect();
        RawConnection idle = edge.connect()) {
      idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
      running.send(read(backup));
      await(begun);
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> edge.edge().stop(Duration.ofSeconds(60)));
      assertThat(idle.isClosedByServer()).isTrue();
      assertThat(isSoonRefused(edge)).isTrue();
      end.countDown();

      RawConnection.Answer answer = running.answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(running.isClosedByServer()).isTrue();
      stopped.join();
    }
  }

  @Test
  void requestThatDoesNotEnd_isInterrupted() {
    TestEdge edge = TestEdge.start();
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));
    edge.useCases.beforeRead(this::meet);

    try (RawConnection running = edge.connect()) {
      running.send(read(backup));
      await(begun);

      edge.edge().stop(Duration.ofMillis(10));

      assertThat(running.everything()).doesNotContain("200 OK");
    }
  }

  @Test
  void stop_mayBeAskedForAgain() {
    TestEdge edge = TestEdge.start();

    edge.edge().stop(Duration.ofSeconds(5));
    edge.edge().close();

    assertThatThrownBy(edge::connect).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void portThatIsTaken_isSaidInWords() {
    try (TestEdge edge = TestEdge.start()) {
      HttpSettings settings = HttpSettings.of("127.0.0.1", edge.edge().port());
      TokenKey key = TokenKey.of(TestEdge.KEY);

      assertThatThrownBy(
              () ->
                  HttpEdge.start(
                      settings, edge.useCases.all(), TestEdge.IDS, key, edge.clock, new Random(1)))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("127.0.0.1:" + edge.edge().port());
    }
  }

  private static String read(ConfigBackup backup) {
    return "GET /v3/configuration-hub/backups/uploads/"
        + backup.id()
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + TestTokens.good(TestEdge.START)
        + "\r\n\r\n";
  }

  /** The idle connection and the door are closed by two threads, in either order. */
  private static boolean isSoonRefused(TestEdge edge) {
    for (int attempt = 0; attempt < CONNECTS_MAX; attempt++) {
      try {
        edge.connect().close();
      } catch (UncheckedIOException e) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_CONNECTS.toNanos());
    }
    return false;
  }

  private void meet() {
    begun.countDown();
    await(end);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.Limits;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusyTest {
  private static final String UPLOADS = "/v3/configuration-hub/backups/uploads";

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.close();
  }

  @Test
  void fullServer_turnsAway_untilThereIsRoomAgain() {
    try (TestEdge edge = TestEdge.start(Limits.withRequests(1))) {
      ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      edge.useCases.beforeRead(() -> meet(begun, end));
      CompletableFuture<HttpResponse<String>> running =
          CompletableFuture.supplyAsync(() -> edge.get(UPLOADS + "/" + backup.id()));
      await(begun);

      HttpResponse<String> configuration = edge.get(UPLOADS);
      HttpResponse<String> own = edge.get("/holdfast/v1/openapi/holdfast.json");
      HttpResponse<String> health = edge.sendBare("GET", "/health", BodyPublishers.noBody());
      end.countDown();

      assertThat(configuration.statusCode()).isEqualTo(503);
      assertThat(configuration.headers().firstValue("Retry-After")).contains("1");
      assertThat(configuration.body()).startsWith("{\"detailCode\":\"503 Service Unavailable\"");
      assertThat(own.statusCode()).isEqualTo(503);
      assertThat(own.body()).contains("http.busy");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(running.join().statusCode()).isEqualTo(200);
      edge.useCases.beforeRead(() -> {});
      assertThat(edge.get(UPLOADS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void readersThatWait_holdUpNeitherHealthNorChanges() {
    int turns = Runtime.getRuntime().availableProcessors();
    try (TestEdge edge = TestEdge.start()) {
      CountDownLatch begun = new CountDownLatch(turns);
      CountDownLatch end = new CountDownLatch(1);
      edge.useCases.beforeRead(() -> meet(begun, end));
      List<CompletableFuture<HttpResponse<String>>> reading =
          IntStream.rangeClosed(0, turns)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> edge.get(UPLOADS), threads))
              .toList();
      await(begun);

      HttpResponse<String> health = edge.sendBare("GET", "/health", BodyPublishers.noBody());
      HttpResponse<String> upload = edge.upload(UPLOADS, "one", "[]");
      end.countDown();

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(upload.statusCode()).isEqualTo(202);
      assertThat(reading).allSatisfy(read -> assertThat(read.join().statusCode()).isEqualTo(200));
    }
  }

  @Test
  void uploads_haveAPlaceEach() {
    try (TestEdge edge = TestEdge.start(Limits.withUploads(1))) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      edge.useCases.beforeStore(() -> meet(begun, end));
      CompletableFuture<HttpResponse<String>> running =
          CompletableFuture.supplyAsync(() -> edge.upload(UPLOADS, "one", "[]"));
      await(begun);

      HttpResponse<String> second = edge.upload(UPLOADS, "two", "[]");
      HttpResponse<String> list = edge.get(UPLOADS);
      end.countDown();

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).contains("5");
      assertThat(list.statusCode()).isEqualTo(200);
      assertThat(running.join().statusCode()).isEqualTo(202);
      edge.useCases.beforeStore(() -> {});
      assertThat(edge.upload(UPLOADS, "two", "[]").statusCode()).isEqualTo(202);
    }
  }

  private static void meet(CountDownLatch begun, CountDownLatch end) {
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

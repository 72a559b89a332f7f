package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final byte[] PIECE = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);

  private TestEdge edge;
  private ConfigBackup backup;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
    backup = edge.useCases.has(Backups.complete("one", 1));
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void bundle_isGivenAsItIsWritten() {
    edge.useCases.bundle(
        target -> target.write("{\"objects\":[]}".getBytes(StandardCharsets.UTF_8)));

    HttpResponse<String> answer = edge.get(path());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"objects\":[]}");
    assertThat(closedBundles()).containsExactly(backup.id().toString());
  }

  @Test
  void longBundle_isGivenInChunks() {
    edge.useCases.bundle(
        target -> {
          target.write('[');
          for (int i = 0; i < 10_000; i++) {
            target.write("{\"a\":\"ä\"},".getBytes(StandardCharsets.UTF_8));
          }
          target.write("{}]".getBytes(StandardCharsets.UTF_8));
        });

    HttpResponse<String> answer = edge.get(path());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(10_000 * 10 + 4);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  @Test
  void damageBeforeAnythingIsSent_isAnsweredInWords() {
    edge.useCases.bundle(
        target -> {
          target.write(PIECE);
          throw new DamagedException("pack.damaged", "A pack is damaged.");
        });

    HttpResponse<String> answer = edge.get(path());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("pack.damaged");
    assertThat(closedBundles()).hasSize(1);
  }

  @Test
  void faultOfOursBeforeAnythingIsSent_isToldByItsTrackingIdAlone() {
    edge.useCases.bundle(
        target -> {
          throw new IllegalStateException("a bug");
        });

    HttpResponse<String> answer = edge.get(path());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("http.internal").doesNotContain("a bug");
  }

  @Test
  void damageOnTheWay_breaksTheConnection() {
    edge.useCases.bundle(
        target -> {
          for (int i = 0; i < 200; i++) {
            target.write(PIECE);
          }
          throw new DamagedException("pack.damaged", "A pack is damaged.");
        });

    String raw = raw();

    assertThat(raw).startsWith("HTTP/1.1 200 OK").contains("xxx").doesNotEndWith("0\r\n\r\n");
    assertThat(closedBundles()).hasSize(1);
  }

  @Test
  void faultOfOursOnTheWay_breaksTheConnection() {
    edge.useCases.bundle(
        target -> {
          for (int i = 0; i < 200; i++) {
            target.write(PIECE);
          }
          throw new IllegalStateException("a bug");
        });

    String raw = raw();

    assertThat(raw).startsWith("HTTP/1.1 200 OK").doesNotEndWith("0\r\n\r\n");
    assertThat(closedBundles()).hasSize(1);
  }

  @Test
  void unknownBackup_isNotFound() {
    assertThat(edge.get("/holdfast/v1/config/backups/odd/bundle").statusCode()).isEqualTo(404);
    assertThat(
            edge.get("/holdfast/v1/config/backups/00000000-0000-4000-8000-000000000000/bundle")
                .statusCode())
        .isEqualTo(404);
  }

  /** A caller may have read the whole answer before the server has closed what it was read from. */
  private List<String> closedBundles() {
    edge.useCases.awaitClosedBundle(CLOSED_WITHIN);
    return edge.useCases.closedBundles;
  }

  private String path() {
    return "/holdfast/v1/config/backups/" + backup.id() + "/bundle";
  }

  private String raw() {
    try (RawConnection connection = edge.connect()) {
      return connection
          .send(
              "GET "
                  + path()
                  + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + edge.token()
                  + "\r\n\r\n")
          .everything();
    }
  }
}

package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.Form;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.RawConnection.Answer;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {
  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final byte[] DROP = "X-Drop: 1\r\n".getBytes(StandardCharsets.UTF_8);
  private static final int DROPS_MAX = 200;

  /** What the server gets to see that time has passed. */
  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void connection_servesRequestAfterRequest() {
    try (RawConnection connection = edge.connect()) {
      connection.send(HEALTH + HEALTH);

      assertThat(connection.answer().status()).isEqualTo(200);
      assertThat(connection.answer().status()).isEqualTo(200);
      assertThat(connection.send(HEALTH).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void connectionThatItsClientWantsClosed_isClosed() {
    try (RawConnection connection = edge.connect()) {
      connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void idleConnection_isClosed() {
    try (RawConnection connection = edge.connect()) {
      connection.send(HEALTH).answer();

      assertThat(isClosedInTime(connection, HttpLimits.DEFAULT.idle())).isTrue();
    }
  }

  @Test
  void connectionThatNeverSaysAnything_isClosed() {
    try (RawConnection connection = edge.connect();
        RawConnection other = edge.connect()) {
      other.send(HEALTH).answer();

      assertThat(isClosedInTime(connection, HttpLimits.DEFAULT.idle())).isTrue();
    }
  }

  @Test
  void bodyThatStandsStill_isCutOff_andItsPlaceIsFreed() {
    Form form = new Form().field("name", "one");
    try (RawConnection connection = edge.connect()) {
      connection
          .send(
              "POST /v3/configuration-hub/backups/uploads HTTP/1.1\r\nHost: localhost\r\n"
                  + "Authorization: Bearer "
                  + edge.token()
                  + "\r\nContent-Type: "
                  + form.contentType()
                  + "\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n")
          .answer();
      connection.send(form.open());

      assertThat(isClosedInTime(connection, HttpLimits.DEFAULT.idle())).isTrue();
      assertThat(edge.useCases.arrivals).isEmpty();
    }
  }

  @Test
  void headThatDrips_isCutOff_thoughItNeverStandsStill() {
    try (RawConnection connection = edge.connect()) {
      connection.send(HEALTH).answer();
      connection.send("GET /health HTTP/1.1\r\n");

      boolean closed = false;
      for (int drops = 0; drops < DROPS_MAX && !closed; drops++) {
        edge.clock.advance(HttpLimits.DEFAULT.idle().dividedBy(10));
        closed = !connection.trySend(DROP) || connection.isClosedWithin(A_MOMENT);
      }

      assertThat(closed).isTrue();
    }
  }

  /** Lets time pass by more than the limit, as often as the server needs to see it. */
  private boolean isClosedInTime(RawConnection connection, Duration limit) {
    boolean closed = false;
    for (int tries = 0; tries < DROPS_MAX && !closed; tries++) {
      edge.clock.advance(limit.plusSeconds(1));
      closed = connection.isClosedWithin(A_MOMENT);
    }
    return closed;
  }

  @Test
  void answerThatNobodyReads_isCutOff_andFreesWhatItHolds() {
    ConfigBackup backup = edge.useCases.has(Backups.complete("one", 1));
    byte[] much = new byte[1024 * 1024];
    edge.useCases.bundle(
        target -> {
          while (true) {
            target.write(much);
          }
        });

    try (RawConnection connection = edge.connect()) {
      connection.send(
          "GET /holdfast/v1/config/backups/"
              + backup.id()
              + "/bundle HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + edge.token()
              + "\r\n\r\n");
      connection.readOne();

      for (int tries = 0; tries < DROPS_MAX && edge.useCases.closedBundles.isEmpty(); tries++) {
        edge.clock.advance(HttpLimits.DEFAULT.idle().plusSeconds(1));
        edge.useCases.awaitClosedBundle(A_MOMENT);
      }

      assertThat(edge.useCases.closedBundles).containsExactly(backup.id().toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GARBAGE                                                                     | 400",
        "GET /health                                                                 | 400",
        "GET /health HTTP/1.0                                                        | 505",
        "GET /health HTTP/1.1                                                        | 400",
        "GET /health HTTP/1.1~Host: a~Host: b                                        | 400",
        "GET /health HTTP/1.1~Host: localhost~No-Colon                               | 400",
        "GET /he<lth HTTP/1.1~Host: localhost                                        | 400",
        "POST /health HTTP/1.1~Host: localhost~Content-Length: x                     | 400",
        "POST /health HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked  | 400",
        "POST /health HTTP/1.1~Host: localhost~Transfer-Encoding: gzip, chunked      | 501"
      })
  void headThatMakesNoSense_isRefused_andTheConnectionClosed(String head, int status) {
    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head.replace("~", "\r\n") + "\r\n\r\n").answer();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{32}");
      assertThat(connection.endOutput().isClosedByServer()).isTrue();
    }
  }

  @Test
  void encodedBody_isRefused() {
    try (RawConnection connection = edge.connect()) {
      Answer answer =
          connection
              .send(
                  "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
              .answer();

      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.body()).contains("without a Content-Encoding");
    }
  }

  @Test
  void headOfTheConfigurationApi_isRefusedInItsWords() {
    try (RawConnection connection = edge.connect()) {
      Answer answer =
          connection.send("GET /v3/configuration-hub/backups HTTP/1.1\r\n\r\n").answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"detailCode\":\"400.0 Bad Request\"");
    }
  }

  @Test
  void headThatIsTooLong_isRefused() {
    String tooLong = "x".repeat(HttpLimits.DEFAULT.headBytesMax());

    try (RawConnection line = edge.connect();
        RawConnection headers = edge.connect()) {
      line.send("GET /" + tooLong + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      headers.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + tooLong + "\r\n\r\n");

      assertThat(line.answer().status()).isEqualTo(414);
      assertThat(headers.answer().status()).isEqualTo(400);
    }
  }
}

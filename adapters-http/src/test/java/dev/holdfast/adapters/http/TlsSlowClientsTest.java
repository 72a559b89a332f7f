package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.TestCertificate;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that shake hands and then take their time have no more of it over TLS than without. */
@Timeout(60)
final class TlsSlowClientsTest {
  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final byte[] DROP = "X-Drop: 1\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CONNECTIONS_MAX = 4;
  private static final int TRIES_MAX = 200;

  /** What the server gets to see that time has passed. */
  private static final Duration A_MOMENT = Duration.ofMillis(100);

  /** All by the clock of the edge, but for the head, which bounds handshakes by the real one. */
  private static final HttpLimits LIMITS =
      new HttpLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofHours(1),
          Duration.ofSeconds(3),
          4096,
          1 << 20,
          CONNECTIONS_MAX,
          8,
          2);

  @TempDir static Path folder;

  private static SSLContext trusting;
  private static TestEdge edge;

  @BeforeAll
  static void start() throws Exception {
    TestCertificate certificate = TestCertificate.makeIn(folder);
    trusting = certificate.ofClient();
    edge = TestEdge.start(LIMITS, certificate.ofServer());
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  @Test
  void idleConnections_areClosed_andMakeRoom() {
    List<RawConnection> idle = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS_MAX; i++) {
      idle.add(connect());
      assertThat(idle.getLast().send(HEALTH).answer().status()).isEqualTo(200);
    }

    assertThat(idle).allMatch(connection -> isClosedInTime(connection, LIMITS.idle()));
    try (RawConnection another = connect()) {
      assertThat(another.send(HEALTH).answer().status()).isEqualTo(200);
    }
    idle.forEach(RawConnection::close);
  }

  @Test
  void halfARequest_isCutOff() {
    try (RawConnection connection = connect()) {
      connection.send("GET /health HTTP/1.1\r\nHost: loc");

      assertThat(isClosedInTime(connection, LIMITS.head())).isTrue();
    }
  }

  @Test
  void headThatDrips_isCutOff_thoughItNeverStandsStill() {
    try (RawConnection connection = connect()) {
      connection.send(HEALTH).answer();
      connection.send("GET /health HTTP/1.1\r\n");

      boolean closed = false;
      for (int drops = 0; drops < TRIES_MAX && !closed; drops++) {
        edge.clock.advance(LIMITS.head().dividedBy(10));
        closed = !connection.trySend(DROP) || connection.isClosedWithin(A_MOMENT);
      }

      assertThat(closed).isTrue();
    }
  }

  @Test
  void handshakeThatDrips_isCutOff_thoughItNeverStandsStill() {
    try (RawConnection connection = new RawConnection(edge.edge().port())) {
      // A record of TLS whose length promises more than is ever sent.
      connection.send(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 252, 3, 3});

      boolean closed = false;
      for (int drops = 0; drops < TRIES_MAX && !closed; drops++) {
        closed = !connection.trySend(new byte[] {0}) || connection.isClosedWithin(A_MOMENT);
      }

      assertThat(closed).isTrue();
    }
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

    try (RawConnection connection = connect()) {
      connection.send(
          "GET /holdfast/v1/config/backups/"
              + backup.id()
              + "/bundle HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + edge.token()
              + "\r\n\r\n");
      connection.readOne();

      for (int tries = 0; tries < TRIES_MAX && edge.useCases.closedBundles.isEmpty(); tries++) {
        edge.clock.advance(LIMITS.idle().plusSeconds(1));
        edge.useCases.awaitClosedBundle(A_MOMENT);
      }

      assertThat(edge.useCases.closedBundles).containsExactly(backup.id().toString());
    }
  }

  /** Lets time pass by more than the limit, as often as the server needs to see it. */
  private static boolean isClosedInTime(RawConnection connection, Duration limit) {
    boolean closed = false;
    for (int tries = 0; tries < TRIES_MAX && !closed; tries++) {
      edge.clock.advance(limit.plusSeconds(1));
      closed = connection.isClosedWithin(A_MOMENT);
    }
    return closed;
  }

  private static RawConnection connect() {
    return new RawConnection(trusting.getSocketFactory(), edge.edge().port());
  }
}

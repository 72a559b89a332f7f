package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for more than any socket holds, and take none of it. */
class SlowSnapshotClientsTest {
  private static final int STREAMS_MAX = 16;
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(20);

  private final List<RawConnection> slow = new ArrayList<>();
  private TestEdge edge;
  private String id;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
    id =
        edge.useCases.snapshots.stored(
            TenantId.DEFAULT,
            new ObjectId(11),
            Map.of("/big", new byte[64 << 20], "/small", new byte[1]));
    for (int i = 0; i < STREAMS_MAX; i++) {
      slow.add(ask());
    }
    // Each has its place once its answer begins.
    slow.forEach(connection -> assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 200 OK"));
  }

  @AfterEach
  void stop() {
    leave();
    edge.close();
  }

  @Test
  void slowClients_keepNobodyFromLooking() {
    assertThat(edge.get("/holdfast/v1/snapshots/" + id + "/entries").statusCode()).isEqualTo(200);
    assertThat(edge.get("/v2/data-protect/policies").statusCode()).isEqualTo(200);
  }

  @Test
  void oneMoreThanThereArePlaces_isToldToComeAgain() {
    var refused = edge.get("/holdfast/v1/snapshots/" + id + "/content?path=/small");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void clientsThatLeave_endTheReading_andGiveTheirPlacesBack() {
    leave();

    assertThat(edge.useCases.snapshots.files.openSnapshots(CLOSED_WITHIN)).isZero();
  }

  private void leave() {
    slow.forEach(RawConnection::close);
    slow.clear();
  }

  private RawConnection ask() {
    return edge.connect()
        .send(
            "GET /holdfast/v1/snapshots/"
                + id
                + "/content?path=/big HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + edge.token()
                + "\r\n\r\n");
  }
}

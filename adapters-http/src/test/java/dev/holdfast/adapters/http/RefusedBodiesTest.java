package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Form;
import dev.holdfast.adapters.http.support.Limits;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.RawConnection.Answer;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client whose body is not wanted gets to read why, however it sends. */
class RefusedBodiesTest {
  private static final int FILE_BYTES_MAX = 16 * 1024 * 1024;
  private static final String UPLOADS = "/v3/configuration-hub/backups/uploads";

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = TestEdge.start(Limits.withUploadBytes(FILE_BYTES_MAX));
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void clientThatWaitsToBeTold_isToldToGoOn() {
    byte[] form = new Form().field("name", "one").file("data", "a", "[]").closed();

    try (RawConnection connection = edge.connect()) {
      connection.send(head("Content-Length: " + form.length, "Expect: 100-continue"));

      assertThat(connection.answer().status()).isEqualTo(100);
      assertThat(connection.send(form).answer().status()).isEqualTo(202);
    }
  }

  @Test
  void clientThatWaitsToBeTold_isToldWhyNot() {
    try (RawConnection connection = edge.connect()) {
      connection.send(head("Content-Length: " + Long.MAX_VALUE, "Expect: 100-continue"));

      Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
    }
  }

  @Test
  void bodyDeclaredTooLong_isRefusedBeforeItIsRead() {
    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head("Content-Length: " + (2L << 30))).answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(answer.body()).contains("at most " + (FILE_BYTES_MAX + 1024 * 1024) + " bytes");
    }
  }

  @Test
  void chunksThatBecomeTooMany_areRefused() {
    String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";

    try (RawConnection connection = edge.connect()) {
      connection.send(head("Transfer-Encoding: chunked"));
      for (int i = 0; i < 17; i++) {
        connection.send(chunk);
      }
      connection.trySend(chunk.getBytes(StandardCharsets.UTF_8));

      assertThat(connection.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void fileThatIsTooLong_isRefused_thoughTheFormIsNot() {
    byte[] form =
        new Form()
            .field("name", "one")
            .part("Content-Disposition: form-data; name=\"data\"", new byte[FILE_BYTES_MAX + 1])
            .closed();

    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head("Content-Length: " + form.length)).send(form).answer();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body()).contains("The file is longer than " + FILE_BYTES_MAX + " bytes");
    }
  }

  @Test
  void clientThatReadsOnlyWhenAllIsSent_readsTheReason() {
    byte[] form =
        new Form()
            .field("name", "one")
            .part("Content-Disposition: form-data; name=\"data\"", new byte[FILE_BYTES_MAX])
            .closed();
    edge.useCases.beforeStore(
        () -> {
          throw new InvalidInputException("upload.name.taken", "The name is taken.");
        });

    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head("Content-Length: " + form.length)).send(form).answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("The name is taken.");
    }
  }

  @Test
  void strangerThatReadsOnlyWhenAllIsSent_readsTheReason() {
    String head =
        "POST " + UPLOADS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n";

    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head).send(new byte[900_000]).answer();

      assertThat(answer.status()).isEqualTo(401);
    }
  }

  @Test
  void shortBodyThatNobodyWants_doesNotCostTheConnection() {
    String head =
        "POST /v3/no-such-thing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";

    try (RawConnection connection = edge.connect()) {
      assertThat(connection.send(head).answer().status()).isEqualTo(401);
      assertThat(connection.send(head).answer().status()).isEqualTo(401);
    }
  }

  @Test
  void connectionThatItsClientWantsClosed_isClosedBehindTheBody() {
    byte[] form = new Form().field("name", "one").file("data", "a", "[]").closed();

    try (RawConnection connection = edge.connect()) {
      Answer answer =
          connection
              .send(head("Content-Length: " + form.length, "Connection: close"))
              .send(form)
              .answer();

      assertThat(answer.status()).isEqualTo(202);
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void oneChunkAsLongAsTheBody_isReadInSlices() {
    int fileBytes = FILE_BYTES_MAX - 1000;
    byte[] form =
        new Form()
            .field("name", "one")
            .part("Content-Disposition: form-data; name=\"data\"", new byte[fileBytes])
            .closed();

    try (RawConnection connection = edge.connect()) {
      Answer answer =
          connection
              .send(head("Transfer-Encoding: chunked"))
              .send(Integer.toHexString(form.length) + ";some=extension\r\n")
              .send(form)
              .send("\r\n0\r\n\r\n")
              .answer();

      assertThat(answer.status()).isEqualTo(202);
      assertThat(edge.useCases.arrivals.getFirst().fileBytes()).isEqualTo(fileBytes);
    }
  }

  private String head(String... lines) {
    return "POST "
        + UPLOADS
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + edge.token()
        + "\r\nContent-Type: multipart/form-data; boundary="
        + Form.BOUNDARY
        + "\r\n"
        + String.join("\r\n", lines)
        + "\r\n\r\n";
  }
}

package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.TestCertificate;
import dev.holdfast.adapters.http.support.TestEdge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The limits of connections hold over TLS too. */
@Timeout(30)
final class TlsTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(
          Duration.ofSeconds(20),
          Duration.ofMillis(700),
          Duration.ofSeconds(20),
          Duration.ofMillis(300),
          4096,
          1 << 20,
          3,
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
  void bothApis_answerOnOnePort() throws Exception {
    assertThat(status("/v2/data-protect/policies", "apiKey", FakeClients.API_KEY)).isEqualTo(200);
    assertThat(
            status("/v2025/configuration-hub/backups", "Authorization", "Bearer " + edge.token()))
        .isEqualTo(200);
  }

  @Test
  void clientsThatNeverShakeHands_areCutOff_andMakeRoom() throws Exception {
    try (Socket one = plain();
        Socket two = plain();
        Socket three = plain()) {
      three.getOutputStream().write(new byte[] {22, 3, 1});

      assertThat(status("/v2/data-protect/policies", "apiKey", FakeClients.API_KEY)).isEqualTo(200);
      assertThat(isCutOff(one)).isTrue();
      assertThat(isCutOff(two)).isTrue();
      assertThat(isCutOff(three)).isTrue();
    }
  }

  @Test
  void clientThatSpeaksPlainHttp_isCutOff() throws Exception {
    try (Socket socket = plain()) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(isCutOff(socket)).isTrue();
    }
  }

  @Test
  void headThatIsTooLong_isRefusedInJson() throws Exception {
    try (Socket socket =
        trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port())) {
      String head = "GET /v2/x HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(8192) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      String answer = untilBrace(socket);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("\"message\":");
    }
  }

  /** The connection stays open for a while, so that the client gets to read. */
  private static String untilBrace(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("}") < 0) {
      answer.append((char) socket.getInputStream().read());
    }
    return answer.toString();
  }

  private static int status(String path, String name, String value)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port() + path))
              .header(name, value)
              .build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return response.statusCode();
    }
  }

  private static boolean isCutOff(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    try {
      // An alert may come first.
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketException e) {
      return true;
    }
  }

  private static Socket plain() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  private static int port() {
    return edge.edge().port();
  }
}

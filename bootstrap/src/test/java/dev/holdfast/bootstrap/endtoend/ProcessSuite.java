package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.bootstrap.endtoend.Program.Run;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a process: how it ends, and what it says where it can't begin. Not part of the
 * default build, since it starts many processes; {@code .ci/run} runs it.
 */
class ProcessSuite {
  private static final Duration STOP_MAX = Duration.ofSeconds(12);

  @TempDir Path folder;

  private final Program program = Program.underTest();

  @Test
  void terminatedServer_endsWellWithinItsTime() throws Exception {
    try (ServerProcess server = launch()) {
      server.address();

      assertThat(server.terminate(STOP_MAX)).isZero();
    }
  }

  @Test
  void hangUp_leavesTheServerRunning() throws Exception {
    try (ServerProcess server = launch()) {
      ApiClient client = ApiClient.signedIn(server.address(), AdminCredentials.in(data()));

      new ProcessBuilder("kill", "-HUP", Long.toString(server.pid())).start().waitFor();

      assertThat(client.health().status()).isEqualTo(200);
      assertThat(server.terminate(STOP_MAX)).isZero();
    }
  }

  /** Each costs the server as much as the first, and a stranger could ask for one after another. */
  @Test
  void clientThatShakesHandsAgain_isRefused() throws Exception {
    try (ServerProcess server = launch("--tls", "self-signed")) {
      int port = server.address().getPort();
      SSLContext trusting = Trust.inServerOf(data());

      try (SSLSocket socket =
          (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port)) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.startHandshake();
        socket
            .getOutputStream()
            .write("GET /health HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");

        assertThatThrownBy(
                () -> {
                  socket.startHandshake();
                  socket.getInputStream().readAllBytes();
                })
            .isInstanceOf(SSLException.class)
            .hasMessageContaining("handshake_failure");
      }
    }
  }

  @Test
  void secondServerOnTheSameData_isRefusedInASentence() throws Exception {
    try (ServerProcess first = launch()) {
      first.address();

      Run second = program.run("serve", "--data", data().toString(), "--port", "0");

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.out()).isEmpty();
      assertThat(second.err())
          .startsWith("holdfast: Another Holdfast server")
          .contains(data().toString())
          .hasLineCount(1);
    }
  }

  @Test
  void takenPort_isRefusedInASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Run run = program.run("serve", "--data", data().toString(), "--port", port);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("holdfast: ").contains(port).hasLineCount(1);
    }
  }

  @Test
  void unknownHost_isRefusedInASentence() throws Exception {
    Run run = program.run("serve", "--data", data().toString(), "--host", "no-such-host.invalid");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("holdfast: ").contains("no-such-host.invalid").hasLineCount(1);
  }

  @Test
  void fileInPlaceOfTheFolder_isRefusedInASentence() throws Exception {
    Files.writeString(data(), "a file");

    Run run = program.run("serve", "--data", data().toString(), "--port", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("holdfast: " + data()).hasLineCount(1);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private ServerProcess launch(String... options) throws Exception {
    return ServerProcess.launch(program, data(), folder.resolve("server.log"), options);
  }
}

package dev.holdfast.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalsTest {

  @Test
  void hangUp_isPassedOver_andTermIsHandled() throws Exception {
    CompletableFuture<String> stop = new CompletableFuture<>();
    Signals.ignoreHangUp();
    Signals.onStop(stop::complete);

    send("HUP");
    send("TERM");

    assertThat(stop.get()).isEqualTo("TERM");
  }

  private static void send(String signal) throws IOException, InterruptedException {
    String self = Long.toString(ProcessHandle.current().pid());
    int exitCode = new ProcessBuilder("kill", "-s", signal, self).start().waitFor();
    assertThat(exitCode).isZero();
  }
}

package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PrecedenceTest {
  private static final Path STATUS = Path.of("/proc/thread-self/stat");
  private static final int NICENESS = 16;

  @Test
  void threadThatGivesWay_isLast_andItsProcessAsBefore() {
    int before = niceness();

    CompletableFuture<Integer> other =
        CompletableFuture.supplyAsync(
            () -> {
              Precedence.giveWay();
              return niceness();
            },
            task -> Thread.ofPlatform().start(task));

    assertThat(other.join()).isEqualTo(19);
    assertThat(niceness()).isEqualTo(before);
  }

  /** Of the calling thread: the 17th field after its name, which may hold anything. */
  private static int niceness() {
    try {
      String status = Files.readString(STATUS);
      return Integer.parseInt(
          status.substring(status.lastIndexOf(')') + 2).split(" ", -1)[NICENESS]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

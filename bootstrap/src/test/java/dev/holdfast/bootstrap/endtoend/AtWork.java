package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A program at work in a process of its own, while others are too.
 *
 * @param said the file that its words go to
 */
record AtWork(String name, Process process, Path said) {
  private static final long RUN_MAX_SECONDS = 180;

  /** How it ended, and all that it said. */
  record Ended(String name, int exitCode, String said) {
    String inShort() {
      return name + (exitCode == 0 ? "" : " ended with " + exitCode);
    }
  }

  static AtWork begin(String name, ProcessBuilder command, Path said) throws IOException {
    Process process = command.redirectOutput(said.toFile()).start();
    process.getOutputStream().close();
    return new AtWork(name, process, said);
  }

  /** Waits so long, or for its end. */
  void workFor(int millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for its end. */
  Ended end() throws IOException, InterruptedException {
    boolean ended = process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ended: %s", name, words).isTrue();
    return new Ended(name, process.exitValue(), words);
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plain restic, as an operator would call it on the worst day. */
final class Restic {
  private static final long RUN_MAX_SECONDS = 120;

  private final Path repository;
  private final String password;

  Restic(Path repository, String password) {
    this.repository = repository;
    this.password = password;
  }

  /** Skips the test, and says why, where there is no restic. */
  static void assumeInstalled() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "restic")));
    assumeTrue(installed, "restic is not installed, so nothing says whether it likes our work");
  }

  /** Reads every byte, and must find nothing wrong. */
  void check() throws IOException, InterruptedException {
    assertThat(run("check", "--read-data")).contains("no errors were found");
  }

  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("restic", "--no-cache", "-r", repository.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("RESTIC_PASSWORD", password);

    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS)).as("restic ended").isTrue();
    assertThat(process.exitValue()).as("restic %s: %s", List.of(arguments), said).isZero();
    return said;
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program, run in a process of its own.
 *
 * @param classPath where its classes come from
 */
record Program(String classPath) {
  private static final Path JAR = Path.of("target", "dist", "holdfast.jar").toAbsolutePath();
  private static final long RUN_MAX_SECONDS = 60;

  /** The classes that this test runs with: there is no jar yet when the tests of a build run. */
  static Program underTest() {
    return new Program(System.getProperty("java.class.path"));
  }

  /** The built program, as the launcher runs it. */
  static Program built() {
    assertThat(Files.exists(JAR))
        .as("%s is there; mvn -pl bootstrap -am package builds it", JAR)
        .isTrue();
    return new Program(JAR.toString());
  }

  /** How it ended and what it said. */
  record Run(int exitCode, String out, String err) {}

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** The command that runs it with these arguments; C1 alone, since it starts more than it runs. */
  List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.holdfast.bootstrap.Main"));
    command.addAll(arguments);
    return command;
  }

  /** Runs it to its end. */
  Run run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Runs it to its end, with further variables of its environment. */
  Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("holdfast-test", ".out");
    Path err = Files.createTempFile("holdfast-test", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command(List.of(arguments)))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(RUN_MAX_SECONDS, TimeUnit.SECONDS);
      Run run = new Run(ended ? process.exitValue() : -1, read(out), read(err));
      assertThat(ended).as("%s ended: %s", List.of(arguments), run).isTrue();
      return run;
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}

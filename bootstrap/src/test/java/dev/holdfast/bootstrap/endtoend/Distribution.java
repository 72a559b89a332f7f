package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built program, run as the launcher runs it. */
final class Distribution {
  private static final Path JAR = Path.of("target", "dist", "holdfast.jar").toAbsolutePath();

  private Distribution() {}

  /** The command that runs it with these arguments. */
  static List<String> command(List<String> arguments) {
    assertThat(Files.exists(JAR))
        .as("%s is there; mvn -pl bootstrap -am package builds it", JAR)
        .isTrue();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JAR.toString(),
                "dev.holdfast.bootstrap.Main"));
    command.addAll(arguments);
    return command;
  }

  /** Runs it to its end, which must be a good one, and gives what it said on standard output. */
  static String run(List<String> arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", arguments, said).isZero();
    return said;
  }
}

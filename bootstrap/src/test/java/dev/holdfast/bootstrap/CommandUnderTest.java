package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.HoldfastCommandLine;
import dev.holdfast.adapters.cli.frame.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The whole program but its process: a test runs a command in the time that its work takes. */
public final class CommandUnderTest {

  private CommandUnderTest() {}

  /** How a command ended and what it said. */
  public record Run(int exitCode, String out, String err) {}

  public static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        new HoldfastCommandLine(
                new HoldfastServer(),
                new DataAdministration(),
                new LocalMachine("test"),
                new Terminal(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8)),
                Map.of(),
                "test")
            .run(arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

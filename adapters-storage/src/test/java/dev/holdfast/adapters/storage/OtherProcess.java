package dev.holdfast.adapters.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A second JVM that uses a data folder, until it is told to end or is killed. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** What it runs; each says one line when it is done, and goes on until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    SecureRandom random = new SecureRandom();
    switch (arguments[0]) {
      case "server" -> {
        try (DataFolder data = DataFolder.openForServer(folder, 4711, "http://there", random)) {
          say(data.serverId());
        }
      }
      case "visitor" -> {
        try (DataFolder data = DataFolder.openBesideServer(folder)) {
          SealedSecrets secrets = SealedSecrets.open(data, random);
          byte[] secret = secrets.findOrCreate("shared", () -> random.generateSeed(8));
          say(HexFormat.of().formatHex(secret));
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  static OtherProcess start(String action, Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            action,
            folder.toString());
    return new OtherProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits for the line that it says. */
  String said() throws IOException {
    return Optional.ofNullable(output.readLine())
        .orElseThrow(() -> new IOException("It ended without a word"));
  }

  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    awaitEnd();
  }

  private void awaitEnd() {
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static void say(String line) throws IOException {
    System.out.println(line);
    while (System.in.read() >= 0) {
      // Until the input ends.
    }
  }
}

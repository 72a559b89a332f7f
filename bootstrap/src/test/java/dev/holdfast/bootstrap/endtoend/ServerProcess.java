package dev.holdfast.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which can be killed. What it says goes to a file. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("(https?://127\\.0\\.0\\.1:\\d+)");

  /** Two cores that also run the rest of a build start a server in some seconds. */
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final long logStartBytes;

  private ServerProcess(Process process, Path log, long logStartBytes) {
    this.process = process;
    this.log = log;
    this.logStartBytes = logStartBytes;
  }

  /** Starts a server on a data folder, on any port that is free. It does not listen yet. */
  static ServerProcess launch(Program program, Path data, Path log, String... furtherOptions)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", "0"));
    arguments.addAll(List.of(furtherOptions));
    long logStartBytes = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        new ProcessBuilder(program.command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ServerProcess(process, log, logStartBytes);
  }

  /** Where it listens, once it does. */
  URI address() throws IOException {
    Patience patience = Patience.of(START_MAX);
    while (true) {
      boolean alive = process.isAlive();
      Matcher matcher = ADDRESS.matcher(said());
      if (matcher.find()) {
        return URI.create(matcher.group(1));
      }
      if (!alive) {
        throw new AssertionError("The server ended at its start: " + said());
      }
      patience.pauseOrFail("The server does not say where it listens: " + said());
    }
  }

  String said() throws IOException {
    return Files.readString(log).substring((int) logStartBytes);
  }

  long pid() {
    return process.pid();
  }

  /** The end that no program can prepare for. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Leaves nothing running, however a test ends. */
  @Override
  public void close() {
    kill();
  }

  /** Waits until it has ended by itself, and says how. */
  int exitValue(Duration within) throws InterruptedException {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new AssertionError("The server has not ended within " + within);
    }
    return process.exitValue();
  }

  /** Asks it to stop, as a system does, and says how it ended. */
  int terminate(Duration within) throws InterruptedException {
    process.destroy();
    return exitValue(within);
  }
}

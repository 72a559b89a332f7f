package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast snapshot cat}. */
final class CatCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ServerOptions options;
  private final PositionalParamSpec snapshot =
      SnapshotCommands.argument(0, "1", "ID", "The id of the snapshot.");
  private final PositionalParamSpec file =
      SnapshotCommands.argument(1, "1", "FILE", "The file's path in it.");

  CatCommand(Terminal terminal, ServerOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("cat", this);
    spec.usageMessage()
        .header("Writes the content of a file to standard output.")
        .description(
            "If it can't be read to its end, what was written stays written and the exit code"
                + " is 1.");
    return options.addTo(spec.addPositional(snapshot).addPositional(file));
  }

  @Override
  public Integer call() {
    String request =
        ServerClient.path(snapshot.getValue(), "content")
            + "?path="
            + ServerClient.encoded(file.getValue());
    try (ServerClient client = options.client()) {
      client.get(
          request,
          body -> {
            long copied = body.transferTo(terminal.bytes());
            terminal.bytes().flush();
            return copied;
          });
    }
    return ExitCode.OK;
  }
}

package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast snapshot diff}. */
final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ServerOptions options;
  private final PositionalParamSpec first =
      SnapshotCommands.argument(0, "1", "ID", "The id of the earlier snapshot.");
  private final PositionalParamSpec second =
      SnapshotCommands.argument(1, "1", "OTHER", "The id of the later one, of the same object.");

  DiffCommand(Terminal terminal, ServerOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("diff", this);
    spec.usageMessage()
        .header("Shows in what a snapshot differs from another of the same object.")
        .description(
            "+ is only in the second, - only in the first; M has other content, T is of another"
                + " kind, U differs in metadata alone.");
    return options.addTo(spec.addPositional(first).addPositional(second));
  }

  @Override
  public Integer call() {
    String request =
        ServerClient.path(second.getValue(), "differences")
            + "?from="
            + ServerClient.encoded(first.getValue());
    try (ServerClient client = options.client()) {
      client.get(request, this::show);
    }
    return ExitCode.OK;
  }

  private long show(InputStream body) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    long count = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      show(line);
      count++;
    }
    return count;
  }

  private void show(String line) {
    if (options.json()) {
      terminal.printJson(line);
      return;
    }
    byte[] text = line.getBytes(StandardCharsets.UTF_8);
    String change = "";
    String path = "";
    try (JsonReader in = new JsonReader("A line from the server", text, 0, text.length)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "change" -> change = in.text();
          case "entry" -> path = RemoteEntry.of(in.verbatim()).shown();
          default -> in.skip();
        }
      }
    }
    terminal.print(modifier(change) + "    " + path);
  }

  private static String modifier(String change) {
    return switch (change) {
      case "ADDED" -> "+";
      case "REMOVED" -> "-";
      case "CONTENT" -> "M";
      case "KIND" -> "T";
      case "METADATA" -> "U";
      default -> "?";
    };
  }
}

package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast snapshot ls}. */
final class LsCommand implements Callable<Integer> {
  /** As many as the server gives at once. */
  private static final int PAGE = 1_000;

  private final Terminal terminal;
  private final ServerOptions options;
  private final PositionalParamSpec snapshot =
      SnapshotCommands.argument(0, "1", "ID", "The id of the snapshot.");
  private final PositionalParamSpec path =
      SnapshotCommands.argument(1, "0..1", "PATH", "A path in it. Default: /");
  private final OptionSpec details =
      OptionSpec.builder("-l", "--long")
          .type(boolean.class)
          .defaultValue("false")
          .description("Shows mode, size and time too.")
          .build();

  LsCommand(Terminal terminal, ServerOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("ls", this);
    spec.usageMessage().header("Lists a directory of a snapshot, or shows one entry.");
    return options.addTo(spec.addPositional(snapshot).addPositional(path).addOption(details));
  }

  @Override
  public Integer call() {
    String typed = Objects.requireNonNullElse(path.<String>getValue(), "/");
    String request =
        ServerClient.path(snapshot.getValue(), "entries")
            + ("?max=" + PAGE + "&path=" + ServerClient.encoded(typed));
    try (ServerClient client = options.client()) {
      String cookie = client.get(request, this::show);
      while (!cookie.isEmpty()) {
        cookie = client.get(request + "&cookie=" + ServerClient.encoded(cookie), this::show);
      }
    }
    return ExitCode.OK;
  }

  /** Shows a page, and gives the cookie of the next one; none, if it was the last. */
  private String show(InputStream body) throws IOException {
    String cookie = "";
    try (JsonReader in = ServerClient.json(body)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "entry" -> showUnlessDirectory(in.verbatim());
          case "entries" -> showAll(in);
          case "cookie" -> cookie = in.text();
          default -> in.skip();
        }
      }
    }
    return cookie;
  }

  private void showUnlessDirectory(ByteString entry) {
    if (!RemoteEntry.of(entry).kind().equals("DIRECTORY")) {
      show(entry);
    }
  }

  private void showAll(JsonReader in) {
    in.beginArray();
    while (in.nextElement()) {
      show(in.verbatim());
    }
  }

  private void show(ByteString entry) {
    if (options.json()) {
      terminal.printJson(new String(entry.bytes(), StandardCharsets.UTF_8));
    } else {
      RemoteEntry shown = RemoteEntry.of(entry);
      terminal.print(details.<Boolean>getValue() ? shown.longLine() : shown.shown());
    }
  }
}

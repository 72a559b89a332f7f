package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast snapshot plan}. */
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ServerOptions options;
  private final PositionalParamSpec snapshot =
      SnapshotCommands.argument(0, "1", "ID", "The id of the snapshot.");
  private final PositionalParamSpec paths =
      PositionalParamSpec.builder()
          .index("1..*")
          .arity("1..*")
          .paramLabel("PATH")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("What would be restored.")
          .build();

  PlanCommand(Terminal terminal, ServerOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.command("plan", this);
    spec.usageMessage().header("Tells how much a restore would bring back. Nothing is written.");
    return options.addTo(spec.addPositional(snapshot).addPositional(paths));
  }

  @Override
  public Integer call() {
    JsonWriter json = new JsonWriter().beginObject().member("paths").beginArray();
    paths.<List<String>>getValue().forEach(json::text);
    byte[] request = json.endArray().endObject().toBytes();
    try (ServerClient client = options.client()) {
      String path = ServerClient.path(snapshot.getValue(), "restore-plan");
      for (String line : client.post(path, request, this::lines)) {
        if (options.json()) {
          terminal.printJson(line);
        } else {
          terminal.print(line);
        }
      }
    }
    return ExitCode.OK;
  }

  private List<String> lines(InputStream body) throws IOException {
    if (options.json()) {
      return List.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
    List<String> lines = new ArrayList<>();
    try (JsonReader in = ServerClient.json(body)) {
      in.beginObject();
      while (in.nextMember()) {
        switch (in.memberName()) {
          case "files" -> lines.add(in.uint64() + " files");
          case "directories" -> lines.add(in.uint64() + " directories");
          case "symlinks" -> lines.add(in.uint64() + " symbolic links");
          case "others" -> lines.add(in.uint64() + " devices, pipes and sockets");
          case "bytes" -> lines.add(in.uint64() + " bytes of content");
          case "storedBytes" -> lines.add(in.uint64() + " bytes to be read from the repository");
          case "biggest" -> addBiggest(in, lines);
          default -> in.skip();
        }
      }
    }
    return lines;
  }

  private static void addBiggest(JsonReader in, List<String> lines) {
    in.beginArray();
    while (in.nextElement()) {
      RemoteEntry entry = RemoteEntry.of(in.verbatim());
      lines.add("%14d %s".formatted(entry.bytes(), entry.shown()));
    }
  }
}

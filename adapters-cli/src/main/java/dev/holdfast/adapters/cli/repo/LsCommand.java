package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo ls}. */
final class LsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final PositionalParamSpec snapshot = Arguments.snapshot();
  private final PositionalParamSpec path =
      Arguments.optional(1, "PATH", "Only what lies at this path of the snapshot.", "/");
  private final OptionSpec details =
      OptionSpec.builder("-l", "--long")
          .type(boolean.class)
          .defaultValue("false")
          .description("Shows mode, owner, size and time too.")
          .build();

  LsCommand(Terminal terminal, RepositoryOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("ls", this);
    spec.usageMessage()
        .header("Lists what lies in a snapshot.")
        .description(
            "One line for each thing. Control characters in names are shown as \\n or \\x1b, all"
                + " else as it is; --json has the names exactly.")
        .footer(Options.examples(options.program() + " repo ls --repo /srv/backup latest /etc"));
    return options.addTo(
        selection.addTo(spec.addPositional(snapshot).addPositional(path).addOption(details)));
  }

  @Override
  public Integer call() {
    return options.open(this::list);
  }

  private int list(Repository repository) {
    Snapshot meant = selection.one(repository, snapshot.getValue());
    SnapshotPath start = PathArgument.parse(path.getValue());
    if (options.json()) {
      JsonWriter json = new JsonWriter().beginObject();
      SnapshotJson.members(json, meant);
      json.member("message_type").text("snapshot").member("struct_type").text("snapshot");
      JsonLine.print(terminal, json.endObject());
    }
    try (SnapshotReader reader = repository.openSnapshot(meant.id())) {
      if (start.isRoot()) {
        listDirectory(reader, start);
      } else {
        Node node =
            reader
                .find(start)
                .orElseThrow(
                    () ->
                        Failures.missing(
                            "Snapshot " + SnapshotJson.shortId(meant) + " has no " + start + "."));
        list(reader, start, node);
      }
    }
    return ExitCode.OK;
  }

  private void listDirectory(SnapshotReader reader, SnapshotPath directory) {
    for (Node node : reader.list(directory)) {
      list(reader, directory.resolve(node.name()), node);
    }
  }

  private void list(SnapshotReader reader, SnapshotPath at, Node node) {
    if (options.json()) {
      JsonWriter json = new JsonWriter();
      NodeText.write(json, at.toString(), node);
      JsonLine.print(terminal, json);
    } else {
      terminal.print(
          details.<Boolean>getValue() ? NodeText.longLine(at.toString(), node) : at.toString());
    }
    if (node instanceof DirectoryNode) {
      listDirectory(reader, at);
    }
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo dump}. */
final class DumpCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final PositionalParamSpec snapshot = Arguments.snapshot(0, "SNAPSHOT");
  private final PositionalParamSpec file =
      Arguments.required(1, "FILE", "The file's path in the snapshot.");

  DumpCommand(Terminal terminal, RepositoryOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("dump", this);
    spec.usageMessage()
        .header("Writes the content of a file to standard output.")
        .footer(
            Options.examples(
                options.program() + " repo dump --repo /srv/backup latest /etc/fstab"));
    return options.addTo(selection.addTo(spec.addPositional(snapshot).addPositional(file)));
  }

  @Override
  public Integer call() {
    return options.open(this::dump);
  }

  private int dump(Repository repository) {
    Snapshot meant = selection.one(repository, snapshot.getValue());
    SnapshotPath path = PathArgument.parse(file.getValue());
    try (SnapshotReader reader = repository.openSnapshot(meant.id())) {
      copy(reader.open(fileAt(reader, path)));
    }
    return ExitCode.OK;
  }

  private static FileNode fileAt(SnapshotReader reader, SnapshotPath path) {
    Optional<Node> node = reader.find(path);
    if (node.isPresent() && node.get() instanceof FileNode found) {
      return found;
    }
    String snapshot = SnapshotJson.shortId(reader.snapshot());
    throw Failures.missing(
        path.isRoot() || node.isPresent()
            ? path
                + " is no file but a "
                + node.map(NodeType::of).orElse(NodeType.DIRECTORY).word()
                + ", which restore brings back."
            : "Snapshot " + snapshot + " has no " + path + ".");
  }

  private void copy(InputStream content) {
    OutputStream target = terminal.bytes();
    try {
      content.transferTo(target);
      target.flush();
    } catch (IOException e) {
      throw Failures.wrongInput("The content can't be written: " + Reasons.of(e) + ".");
    }
  }
}

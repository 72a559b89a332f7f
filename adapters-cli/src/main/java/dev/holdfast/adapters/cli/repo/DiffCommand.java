package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.inspect.Change;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.inspect.SnapshotDiff;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo diff}. */
final class DiffCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final PositionalParamSpec first = Arguments.snapshot(0, "SNAPSHOT");
  private final PositionalParamSpec second = Arguments.snapshot(1, "OTHER");
  private final OptionSpec metadata =
      Options.flag("--metadata", "Shows too where only mode, owner, time or attributes differ.");

  DiffCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("diff", this);
    spec.usageMessage()
        .header("Shows in what a snapshot differs from another.")
        .description(
            "+ is only in the second, - only in the first; M has other content, T is of another"
                + " kind, U differs in metadata alone.")
        .footer(
            Options.examples(options.program() + " repo diff --repo /srv/backup 1a2b3c4d latest"));
    return options.addTo(
        selection.addTo(spec.addPositional(first).addPositional(second).addOption(metadata)));
  }

  @Override
  public Integer call() {
    return options.open(this::compare);
  }

  private int compare(Repository repository) {
    Snapshot before = selection.one(repository, first.getValue());
    Snapshot after = selection.one(repository, second.getValue());
    try (Inspection inspection = repository.inspect()) {
      SnapshotDiff diff =
          inspection.diff(before.id(), after.id(), this::print, Interruption.of(machine));
      tell(before, after, diff);
    }
    return ExitCode.OK;
  }

  private void print(SnapshotPath path, Change change, Node node) {
    if (change == Change.METADATA && !metadata.<Boolean>getValue()) {
      return;
    }
    String shown = node instanceof DirectoryNode ? path + "/" : path.toString();
    if (options.json()) {
      JsonWriter line = JsonLine.message("change");
      line.member("path").text(shown);
      line.member("modifier").text(modifier(change));
      JsonLine.print(terminal, line.endObject());
    } else {
      terminal.print(modifier(change) + "    " + shown);
    }
  }

  private static String modifier(Change change) {
    return switch (change) {
      case ADDED -> "+";
      case REMOVED -> "-";
      case CONTENT -> "M";
      case KIND -> "T";
      case METADATA -> "U";
    };
  }

  private void tell(Snapshot before, Snapshot after, SnapshotDiff diff) {
    if (options.json()) {
      JsonWriter line = JsonLine.message("statistics");
      line.member("source_snapshot").text(before.id().hex());
      line.member("target_snapshot").text(after.id().hex());
      line.member("changed_files").unsigned(diff.changed());
      line.member("added").beginObject();
      line.member("files").unsigned(diff.added());
      line.member("data_blobs").unsigned(diff.blobsAdded());
      line.member("bytes").unsigned(diff.bytesAdded());
      line.endObject().member("removed").beginObject();
      line.member("files").unsigned(diff.removed());
      line.member("data_blobs").unsigned(diff.blobsRemoved());
      line.member("bytes").unsigned(diff.bytesRemoved());
      line.endObject();
      JsonLine.print(terminal, line.endObject());
      return;
    }
    terminal.print("");
    terminal.print(
        "%d new, %d removed, %d changed, %d with other metadata."
            .formatted(diff.added(), diff.removed(), diff.changed(), diff.metadataChanged()));
    terminal.print(
        "Added %s, removed %s."
            .formatted(Amounts.bytes(diff.bytesAdded()), Amounts.bytes(diff.bytesRemoved())));
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code holdfast repo snapshots}. */
final class SnapshotsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();

  SnapshotsCommand(Terminal terminal, RepositoryOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("snapshots", this);
    spec.usageMessage()
        .header("Lists the snapshots, oldest first.")
        .footer(
            Options.examples(options.program() + " repo snapshots --repo /srv/backup --host web1"));
    return options.addTo(selection.addTo(spec));
  }

  @Override
  public Integer call() {
    return options.open(this::list);
  }

  private int list(Repository repository) {
    List<Snapshot> snapshots = selection.all(repository);
    if (options.json()) {
      JsonWriter json = new JsonWriter().beginArray();
      snapshots.forEach(snapshot -> SnapshotJson.write(json, snapshot));
      JsonLine.print(terminal, json.endArray());
      return ExitCode.OK;
    }
    Table table = new Table("ID", "Time", "Host", "Tags", "Size", "Paths");
    for (Snapshot snapshot : snapshots) {
      table.row(
          SnapshotJson.shortId(snapshot),
          snapshot.details().time().format(TIME),
          snapshot.details().hostname(),
          String.join(",", snapshot.details().tags()),
          snapshot.summary().map(SnapshotsCommand::size).orElse(""),
          String.join(", ", snapshot.details().paths()));
    }
    table.printTo(terminal);
    terminal.print(Amounts.count(snapshots.size(), "snapshot"));
    return ExitCode.OK;
  }

  private static String size(SnapshotSummary summary) {
    return Amounts.bytes(summary.totalBytesProcessed());
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.inspect.RepositoryUsage;
import dev.holdfast.engine.inspect.SnapshotUsage;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo stats}. */
final class StatsCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final PositionalParamSpec snapshots =
      Arguments.rest(0, "0..*", "SNAPSHOT", "Counts these alone; all that fit, if none is named.");

  StatsCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("stats", this);
    spec.usageMessage()
        .header("Shows how much room snapshots take, and what each one added.")
        .footer(Options.examples(options.program() + " repo stats --repo /srv/backup"));
    return options.addTo(selection.addTo(spec.addPositional(snapshots)));
  }

  @Override
  public Integer call() {
    return options.open(this::count);
  }

  private int count(Repository repository) {
    List<SnapshotId> counted = chosen(repository).stream().map(Snapshot::id).toList();
    if (counted.isEmpty()) {
      throw Failures.missing("There is no snapshot to count.");
    }
    try (Inspection inspection = repository.inspect()) {
      RepositoryUsage usage = inspection.usage(counted, Interruption.of(machine));
      if (options.json()) {
        printJson(usage);
      } else {
        print(usage);
      }
    }
    return ExitCode.OK;
  }

  private List<Snapshot> chosen(Repository repository) {
    List<String> named = Arguments.values(snapshots);
    return named.isEmpty()
        ? selection.all(repository)
        : named.stream().map(name -> selection.one(repository, name)).distinct().toList();
  }

  private void print(RepositoryUsage usage) {
    Table table = new Table("ID", "Entries", "Restores to", "Added", "Stored in");
    for (SnapshotUsage one : usage.snapshots()) {
      table.row(
          SnapshotJson.shortId(one.snapshot()),
          Long.toString(one.entries()),
          Amounts.bytes(one.restoreBytes()),
          Amounts.bytes(one.addedPlainBytes()),
          Amounts.bytes(one.addedStoredBytes()));
    }
    table.printTo(terminal);
    terminal.print(
        "%s to %s; %s %s of data, stored in %s (%s: 1)."
            .formatted(
                Amounts.count(usage.snapshots().size(), "snapshot restores", "snapshots restore"),
                Amounts.bytes(usage.restoreBytes()),
                usage.snapshots().size() == 1 ? "it needs" : "they need",
                Amounts.bytes(usage.plainBytes()),
                Amounts.bytes(usage.storedBytes()),
                ratio(usage.spaceRatio())));
    if (usage.missingBlobs() > 0) {
      terminal.complain(
          "The repository lacks "
              + Amounts.count(usage.missingBlobs(), "blob")
              + " that they need: it is damaged.");
    }
  }

  private void printJson(RepositoryUsage usage) {
    JsonWriter json = new JsonWriter().beginObject();
    json.member("snapshots_count").unsigned(usage.snapshots().size());
    json.member("total_restore_size").unsigned(usage.restoreBytes());
    json.member("total_size").unsigned(usage.storedBytes());
    json.member("total_uncompressed_size").unsigned(usage.plainBytes());
    json.member("compression_ratio").verbatim(number(usage.compressionRatio()));
    json.member("total_blob_count").unsigned(usage.blobs());
    json.member("missing_blobs").unsigned(usage.missingBlobs());
    json.member("snapshots").beginArray();
    for (SnapshotUsage one : usage.snapshots()) {
      json.beginObject();
      json.member("id").text(one.snapshot().id().hex());
      json.member("entries").unsigned(one.entries());
      json.member("restore_size").unsigned(one.restoreBytes());
      json.member("added_size").unsigned(one.addedPlainBytes());
      json.member("added_stored_size").unsigned(one.addedStoredBytes());
      json.endObject();
    }
    json.endArray();
    JsonLine.print(terminal, json.endObject());
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static ByteString number(double value) {
    return ByteString.utf8(String.format(Locale.ROOT, "%.4f", value));
  }
}

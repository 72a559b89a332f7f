package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.frame.TimeArgument;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.inspect.FindListener;
import dev.holdfast.engine.inspect.FindRequest;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.inspect.NodeKind;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo find}. */
final class FindCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final PositionalParamSpec patterns =
      Arguments.rest(
          0, "1..*", "PATTERN", "Names, or paths where a pattern has a slash; * ? [a-z] and **.");
  private final OptionSpec ignoreCase =
      OptionSpec.builder("-i", "--ignore-case")
          .type(boolean.class)
          .defaultValue("false")
          .description("Takes capital and small letters for the same.")
          .build();
  private final OptionSpec kind =
      Options.text("--type", "TYPE", "Only file, dir, symlink, device or special.");
  private final OptionSpec oldest =
      Options.text("--oldest", "TIME", "Only what was modified then or later: 2026-11-22 or so.");
  private final OptionSpec newest =
      Options.text("--newest", "TIME", "Only what was modified then or earlier.");
  private final OptionSpec details =
      OptionSpec.builder("-l", "--long")
          .type(boolean.class)
          .defaultValue("false")
          .description("Shows mode, owner, size and time too.")
          .build();

  FindCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("find", this);
    spec.usageMessage()
        .header("Finds files by name or path, in all snapshots.")
        .footer(
            Options.examples(
                options.program() + " repo find --repo /srv/backup '*.pdf'",
                options.program() + " repo find --repo /srv/backup -i --type dir 'home/**/mail'"));
    spec.addPositional(patterns)
        .addOption(ignoreCase)
        .addOption(kind)
        .addOption(oldest)
        .addOption(newest)
        .addOption(details);
    return options.addTo(selection.addTo(spec));
  }

  @Override
  public Integer call() {
    Set<NodeKind> kinds = kinds();
    return options.open(repository -> find(repository, kinds));
  }

  private int find(Repository repository, Set<NodeKind> kinds) {
    List<Snapshot> searched = selection.all(repository);
    if (searched.isEmpty()) {
      throw Failures.missing("There is no snapshot to look through.");
    }
    FindRequest request =
        new FindRequest(
            Arguments.values(patterns),
            ignoreCase.<Boolean>getValue(),
            kinds,
            TimeArgument.from(machine.now().getZone(), oldest),
            TimeArgument.to(machine.now().getZone(), newest),
            searched.stream().map(Snapshot::id).toList());
    Printed printed = new Printed();
    try (Inspection inspection = repository.inspect()) {
      inspection.find(request, printed, Interruption.of(machine));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(e.getMessage() + ".");
    }
    return printed.failed ? ExitCode.IN_PART : ExitCode.OK;
  }

  private final class Printed implements FindListener {
    private boolean failed;

    @Override
    public void found(SnapshotPath path, Node node, List<Snapshot> snapshots) {
      if (options.json()) {
        printJson(path, node, snapshots);
        return;
      }
      String where = snapshots.stream().map(SnapshotJson::shortId).collect(Collectors.joining(" "));
      terminal.print(
          details.<Boolean>getValue()
              ? NodeText.longLine(path.toString(), node) + "  in " + where
              : path + "  in " + where);
    }

    private void printJson(SnapshotPath path, Node node, List<Snapshot> snapshots) {
      JsonWriter line = new JsonWriter().beginObject();
      line.member("snapshots").beginArray();
      snapshots.forEach(snapshot -> line.text(snapshot.id().hex()));
      line.endArray().member("match");
      NodeText.write(line, path.toString(), node);
      JsonLine.print(terminal, line.endObject());
    }

    @Override
    public void failed(SnapshotPath directory, String reason, List<Snapshot> snapshots) {
      failed = true;
      terminal.complain(directory + " can't be read: " + reason);
    }
  }

  private Set<NodeKind> kinds() {
    String typed = kind.getValue();
    if (typed == null) {
      return EnumSet.allOf(NodeKind.class);
    }
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "file" -> EnumSet.of(NodeKind.FILE);
      case "dir" -> EnumSet.of(NodeKind.DIRECTORY);
      case "symlink" -> EnumSet.of(NodeKind.SYMLINK);
      case "device" -> EnumSet.of(NodeKind.DEVICE);
      case "special" -> EnumSet.of(NodeKind.SPECIAL);
      default ->
          throw Failures.wrongUsage(
              "--type must be file, dir, symlink, device or special, not \"" + typed + "\".");
    };
  }
}

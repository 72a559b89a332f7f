package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo restore}. */
final class RestoreCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();

  private final PositionalParamSpec snapshot =
      Arguments.required(
          0,
          "SNAPSHOT[:FOLDER]",
          "The snapshot: the beginning of its id, or latest. With a folder, what lies in that"
              + " folder is restored, right into the target.");
  private final PositionalParamSpec paths =
      Arguments.rest(1, "0..*", "PATH", "Restores these alone, with all that lies in them.");
  private final OptionSpec target =
      OptionSpec.builder("-t", "--target")
          .paramLabel("DIR")
          .type(String.class)
          .required(true)
          .description("Where to; / is the original place.")
          .build();
  private final OptionSpec include =
      Options.many("--include", "PATTERN", "Restores only what matches; may be repeated.");
  private final OptionSpec exclude =
      Options.many("--exclude", "PATTERN", "Restores what does not match; may be repeated.");
  private final OptionSpec overwrite =
      OptionSpec.builder("--overwrite")
          .paramLabel("WHEN")
          .type(String.class)
          .defaultValue("always")
          .description(
              "What to do with files that are there: always make them as in the snapshot;"
                  + " if-changed takes same size and time for the same content; if-newer only where"
                  + " the snapshot's is newer; never.",
              "Default: always")
          .build();
  private final OptionSpec dryRun =
      Options.flag("--dry-run", "Writes nothing, and tells what would be done.");
  private final OptionSpec verify =
      Options.flag("--verify", "Reads each file back and compares it.");
  private final OptionSpec sparse =
      Options.flag("--sparse", "Leaves holes where files have long runs of zeros.");

  RestoreCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("restore", this);
    spec.usageMessage()
        .header("Brings a snapshot back, or a part of it.")
        .description(
            "Content that is right already is not written again; so a restore that was interrupted"
                + " goes on when it is repeated. Nothing outside of the target is touched, and"
                + " nothing in it is deleted.")
        .footer(
            Options.examples(
                options.program() + " repo restore --repo /srv/backup latest --target /tmp/back",
                options.program()
                    + " repo restore --repo /srv/backup latest:/etc --target /tmp/etc",
                options.program()
                    + " repo restore --repo /srv/backup 1a2b3c /home/me/letter.txt --target /"));
    spec.addPositional(snapshot)
        .addPositional(paths)
        .addOption(target)
        .addOption(include)
        .addOption(exclude)
        .addOption(overwrite)
        .addOption(dryRun)
        .addOption(verify)
        .addOption(sparse);
    return options.addTo(selection.addTo(spec));
  }

  @Override
  public Integer call() {
    Path folder = machine.absolute(machine.path(target.<String>getValue()));
    return options.open(repository -> restore(repository, folder));
  }

  private int restore(Repository repository, Path folder) {
    RestoreRequest request = request(repository);
    RestoreReport report = new RestoreReport(machine, terminal, options.json());
    RestoreResult result;
    try (report) {
      result =
          repository.restore(request, machine.target(folder), report, Interruption.of(machine));
    } catch (IOException e) {
      throw Failures.wrongInput("The target " + folder + " can't be used: " + Reasons.of(e) + ".");
    }
    report.tell(result, request.options().contains(RestoreOption.DRY_RUN));
    return result.isComplete() ? ExitCode.OK : ExitCode.IN_PART;
  }

  private RestoreRequest request(Repository repository) {
    String typed = snapshot.getValue();
    int colon = typed.indexOf(':');
    Snapshot meant = selection.one(repository, colon < 0 ? typed : typed.substring(0, colon));
    SnapshotPath from =
        colon < 0 ? SnapshotPath.ROOT : PathArgument.parse(typed.substring(colon + 1));
    return new RestoreRequest(
        meant.id(), from, filter(), overwrite(), chosenOptions(), null, machine.processors());
  }

  private RestoreFilter filter() {
    List<SnapshotPath> chosen = Arguments.values(paths).stream().map(PathArgument::parse).toList();
    return RestorePatterns.filter(chosen, Arguments.values(include), Arguments.values(exclude));
  }

  private Overwrite overwrite() {
    String typed = overwrite.<String>getValue();
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "always" -> Overwrite.ALWAYS;
      case "if-changed" -> Overwrite.IF_CHANGED;
      case "if-newer" -> Overwrite.IF_NEWER;
      case "never" -> Overwrite.NEVER;
      default ->
          throw Failures.wrongUsage(
              "--overwrite must be always, if-changed, if-newer or never, not \"" + typed + "\".");
    };
  }

  private Set<RestoreOption> chosenOptions() {
    Set<RestoreOption> chosen = EnumSet.noneOf(RestoreOption.class);
    if (dryRun.<Boolean>getValue()) {
      chosen.add(RestoreOption.DRY_RUN);
    }
    if (verify.<Boolean>getValue()) {
      chosen.add(RestoreOption.VERIFY);
    }
    if (sparse.<Boolean>getValue()) {
      chosen.add(RestoreOption.SPARSE);
    }
    return chosen;
  }
}

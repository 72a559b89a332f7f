package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.DataChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast repo check}. */
final class CheckCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final OptionSpec readData = Options.flag("--read-data", "Reads all data too.");
  private final OptionSpec subset =
      Options.text(
          "--read-data-subset",
          "WHICH",
          "Reads some data too: 2/7 for the second of seven parts, or 10%% or 5G of it by chance.");

  CheckCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("check", this);
    spec.usageMessage()
        .header("Looks for damage, and says which files it touches.")
        .description(
            "All that snapshots need must be there; with data, every byte must be what it was."
                + " Others may back up meanwhile. It ends with 1 if something is damaged.")
        .footer(
            Options.examples(
                options.program() + " repo check --repo /srv/backup",
                options.program() + " repo check --repo /srv/backup --read-data-subset 1/7"));
    return options.addTo(spec.addOption(readData).addOption(subset));
  }

  @Override
  public Integer call() {
    CheckOptions chosen = CheckOptions.reading(choice());
    return options.open(
        repository -> CheckReport.check(machine, terminal, options.json(), repository, chosen));
  }

  private DataChoice choice() {
    String some = subset.getValue();
    boolean all = readData.<Boolean>getValue();
    if (some != null && all) {
      throw Failures.wrongUsage("Give --read-data or --read-data-subset, not both.");
    }
    if (some != null) {
      return DataSubset.parse(some);
    }
    return all ? new DataChoice.All() : new DataChoice.None();
  }
}

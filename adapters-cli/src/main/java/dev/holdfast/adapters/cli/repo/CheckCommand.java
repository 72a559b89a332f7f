package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.CheckOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code holdfast repo check}. */
final class CheckCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final DataOptions data = new DataOptions();

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
    return options.addTo(data.addTo(spec));
  }

  @Override
  public Integer call() {
    CheckOptions chosen = CheckOptions.reading(data.choice());
    return options.open(
        repository -> CheckReport.check(machine, terminal, options.json(), repository, chosen));
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repository.Repository;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code holdfast repo prune}. */
final class PruneCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final PruneLimits limits = new PruneLimits();
  private final OptionSpec dryRun = Options.dryRun();

  PruneCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("prune", this);
    spec.usageMessage()
        .header("Gives back the room of what no snapshot needs.")
        .description(
            "Others may back up meanwhile; only for the end, some seconds, they wait. It can be"
                + " interrupted at any time: nothing that is needed is ever missing.")
        .footer(
            Options.examples(
                options.program() + " repo prune --repo /srv/backup --dry-run",
                options.program() + " repo prune --repo /srv/backup --max-unused 0"));
    return options.addTo(limits.addTo(spec.addOption(dryRun)));
  }

  @Override
  public Integer call() {
    PruneOptions chosen = limits.options();
    return options.open(repository -> prune(repository, chosen));
  }

  private int prune(Repository repository, PruneOptions chosen) {
    if (dryRun.<Boolean>getValue()) {
      return PruneReport.plan(machine, terminal, options.json(), repository, chosen);
    }
    Managed.refuse(
        repository, "The server must prune it, and does not do that yet; --dry-run is allowed.");
    return PruneReport.prune(machine, terminal, options.json(), repository, chosen);
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repository.Repository;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo repair}. */
final class RepairCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final PositionalParamSpec packs =
      Arguments.rest(
          0, "0..*", "PACK", "Reads these packs, and drops them even if they can't be read.");
  private final DataOptions data = new DataOptions();
  private final OptionSpec forgetDamaged =
      Options.flag("--forget-damaged", "Deletes snapshot files that are damaged, too.");
  private final OptionSpec dryRun = Options.dryRun();

  RepairCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("repair", this);
    spec.usageMessage()
        .header("Mends a damaged repository, and says what is lost.")
        .description(
            "Packs without an index are named anew. What is sound in damaged packs is copied before"
                + " they go. What is lost is named no more, so that the next backup of the same"
                + " files stores it again: then older snapshots are whole again too. Before you"
                + " repair, copy the repository if you can. It ends with 3 if something is lost.")
        .footer(
            Options.examples(
                options.program() + " repo repair --repo /srv/backup --dry-run",
                options.program() + " repo repair --repo /srv/backup --read-data"));
    spec.addPositional(packs);
    data.addTo(spec).addOption(forgetDamaged).addOption(dryRun);
    return options.addTo(spec);
  }

  @Override
  public Integer call() {
    RepairOptions chosen =
        new RepairOptions(CheckOptions.reading(choice()), forgetDamaged.<Boolean>getValue());
    return options.open(repository -> repair(repository, chosen));
  }

  private DataChoice choice() {
    DataChoice chosen = data.choice();
    List<String> named = Arguments.values(packs);
    if (named.isEmpty()) {
      return chosen;
    }
    if (!chosen.equals(new DataChoice.None())) {
      throw Failures.wrongUsage("Name packs, or choose data to be read; not both.");
    }
    Set<PackId> ids = named.stream().map(RepairCommand::pack).collect(Collectors.toSet());
    return new DataChoice.Packs(ids);
  }

  private static PackId pack(String typed) {
    try {
      return new PackId(Hash.parse(typed));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(
          "\"%s\" is not the id of a pack, which has %d hexadecimal digits."
              .formatted(typed, 2 * Hash.BYTES));
    }
  }

  private int repair(Repository repository, RepairOptions chosen) {
    if (dryRun.<Boolean>getValue()) {
      return RepairReport.plan(machine, terminal, options.json(), repository, chosen);
    }
    Managed.refuse(
        repository, "The server must repair it, and does not do that yet; --dry-run is allowed.");
    return RepairReport.repair(machine, terminal, options.json(), repository, chosen);
  }
}

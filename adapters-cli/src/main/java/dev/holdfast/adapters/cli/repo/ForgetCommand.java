package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.forget.ForgetPlan;
import dev.holdfast.engine.forget.GroupBy;
import dev.holdfast.engine.forget.KeepRules;
import dev.holdfast.engine.forget.SnapshotGroup;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast repo forget}. */
final class ForgetCommand implements Callable<Integer> {
  private final Machine machine;
  private final Terminal terminal;
  private final RepositoryOptions options;
  private final SnapshotSelection selection = new SnapshotSelection();
  private final KeepOptions keep = new KeepOptions();
  private final PruneLimits limits = new PruneLimits();
  private final PositionalParamSpec snapshots =
      Arguments.rest(0, "0..*", "SNAPSHOT", "Forgets these, whatever the rules.");
  private final OptionSpec groupBy = GroupByOption.spec();
  private final OptionSpec dryRun = Options.dryRun();
  private final OptionSpec prune =
      Options.flag("--prune", "Gives the room back too, if anything was forgotten.");
  private final OptionSpec removeAll =
      Options.flag(
          "--unsafe-allow-remove-all",
          "Allows rules that leave no snapshot of a group; without any rule, of those that"
              + " --host, --tag or --path choose.");

  ForgetCommand(Machine machine, Terminal terminal, RepositoryOptions options) {
    this.machine = machine;
    this.terminal = terminal;
    this.options = options;
  }

  CommandSpec spec() {
    CommandSpec spec = Options.repositoryCommand("forget", this);
    spec.usageMessage()
        .header("Deletes snapshots, by rules about what is kept or by their ids.")
        .description(
            "A snapshot is kept if any rule keeps it. Days, weeks and so on are those of the clock"
                + " of the machine where a snapshot was made. Room is given back by prune.")
        .footer(
            Options.examples(
                options.program()
                    + " repo forget --repo /srv/backup --keep-daily 7 --keep-weekly 5 --dry-run",
                options.program() + " repo forget --repo /srv/backup --keep-within 1y --prune",
                options.program() + " repo forget --repo /srv/backup 1a2b3c4d"));
    spec.addPositional(snapshots);
    keep.addTo(spec).addOption(groupBy).addOption(dryRun).addOption(prune).addOption(removeAll);
    limits.addTo(spec);
    return options.addTo(selection.addTo(spec));
  }

  @Override
  public Integer call() {
    KeepRules rules = keep.rules();
    Set<GroupBy> common = GroupByOption.value(groupBy);
    limits.options();
    boolean named = !Arguments.values(snapshots).isEmpty();
    if (named && !rules.isEmpty()) {
      throw Failures.wrongUsage("Name snapshots, or give rules; not both.");
    }
    if (!named && rules.isEmpty()) {
      requireFilter();
    }
    return options.open(
        repository -> named ? forgetNamed(repository) : forget(repository, rules, common));
  }

  private void requireFilter() {
    if (!removeAll.<Boolean>getValue()) {
      throw Failures.wrongUsage(
          "What is to be kept? Give a rule such as --keep-daily 7, or name the snapshots that are"
              + " to be forgotten.");
    }
    if (selection.isOpen()) {
      throw Failures.wrongUsage(
          "--unsafe-allow-remove-all without a rule needs --host, --tag or --path.");
    }
  }

  private int forgetNamed(Repository repository) {
    refuseManaged(repository);
    List<Snapshot> meant =
        Arguments.values(snapshots).stream()
            .map(name -> selection.one(repository, name))
            .distinct()
            .toList();
    if (!isDryRun()) {
      meant.forEach(snapshot -> repository.forget(snapshot.id()));
    }
    if (!options.json()) {
      String ids = String.join(", ", meant.stream().map(SnapshotJson::shortId).toList());
      terminal.print((isDryRun() ? "Would forget " : "Forgot ") + ids + ".");
    }
    return prune(repository, meant.size());
  }

  private int forget(Repository repository, KeepRules rules, Set<GroupBy> common) {
    Instant now = machine.now().toInstant();
    ForgetPlan plan;
    if (isDryRun()) {
      plan = decide(repository.snapshots(), rules, common, now);
    } else {
      refuseManaged(repository);
      plan = repository.care().forget(all -> decide(all, rules, common, now));
    }
    ForgetReport report = new ForgetReport(terminal);
    int forgotten = plan.forgotten().size();
    if (options.json()) {
      report.printJson(plan);
    } else {
      report.print(plan);
      terminal.print(
          (isDryRun() ? "Would forget " : "Forgot ") + Amounts.count(forgotten, "snapshot") + ".");
    }
    return prune(repository, forgotten);
  }

  private ForgetPlan decide(List<Snapshot> all, KeepRules rules, Set<GroupBy> common, Instant now) {
    List<Snapshot> fitting = all.stream().filter(selection::fits).toList();
    ForgetPlan plan = ForgetPlan.of(fitting, rules, common, now);
    List<SnapshotGroup> emptied = plan.emptied();
    if (!emptied.isEmpty() && !removeAll.<Boolean>getValue()) {
      throw Failures.wrongInput(
          "The rules would keep none of the "
              + ForgetReport.name(emptied.getFirst()).replaceFirst("^S", "s").replaceFirst(":$", "")
              + ". Nothing was forgotten; --unsafe-allow-remove-all allows it.");
    }
    return plan;
  }

  private int prune(Repository repository, int forgotten) {
    if (!prune.<Boolean>getValue() || forgotten == 0) {
      return ExitCode.OK;
    }
    if (isDryRun()) {
      terminal.remark("What --prune would give back is known only when they are forgotten.");
      return ExitCode.OK;
    }
    return PruneReport.prune(machine, terminal, options.json(), repository, limits.options());
  }

  private boolean isDryRun() {
    return dryRun.<Boolean>getValue();
  }

  private static void refuseManaged(Repository repository) {
    Managed.refuse(repository, "Delete backups by the server's API; that forgets their snapshots.");
  }
}

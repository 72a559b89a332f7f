package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The commands below {@code holdfast repo}. */
public final class RepoCommands {
  private final Machine machine;
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Program program;

  public RepoCommands(
      Machine machine, Terminal terminal, Map<String, String> environment, Program program) {
    this.machine = machine;
    this.terminal = terminal;
    this.environment = environment;
    this.program = program;
  }

  public CommandSpec spec() {
    CommandSpec repo = Options.group("repo");
    repo.usageMessage()
        .header("Works on a repository in a folder, without a server.")
        .description(
            "Repositories are restic's: what one program writes, the other reads. The variables"
                + " RESTIC_REPOSITORY, RESTIC_PASSWORD and RESTIC_PASSWORD_FILE are understood.")
        .footer(
            Options.examples(
                "export RESTIC_REPOSITORY=/srv/backup RESTIC_PASSWORD_FILE=~/.backup-password",
                program + " repo init",
                program + " repo backup /etc /home",
                program + " repo snapshots",
                program + " repo restore latest --target /tmp/back"));
    return repo.addOption(Options.help())
        .addSubcommand("init", new InitCommand(machine, terminal, options()).spec())
        .addSubcommand("backup", new BackupCommand(machine, terminal, options()).spec())
        .addSubcommand("restore", new RestoreCommand(machine, terminal, options()).spec())
        .addSubcommand("snapshots", new SnapshotsCommand(terminal, options()).spec())
        .addSubcommand("ls", new LsCommand(terminal, options()).spec())
        .addSubcommand("find", new FindCommand(machine, terminal, options()).spec())
        .addSubcommand("diff", new DiffCommand(machine, terminal, options()).spec())
        .addSubcommand("stats", new StatsCommand(machine, terminal, options()).spec())
        .addSubcommand("dump", new DumpCommand(terminal, options()).spec())
        .addSubcommand("forget", new ForgetCommand(machine, terminal, options()).spec())
        .addSubcommand("prune", new PruneCommand(machine, terminal, options()).spec())
        .addSubcommand("check", new CheckCommand(machine, terminal, options()).spec())
        .addSubcommand("repair", new RepairCommand(machine, terminal, options()).spec())
        .addSubcommand("unlock", new UnlockCommand(terminal, options()).spec())
        .addSubcommand("key", new KeyCommands(machine, terminal, program, this::options).spec());
  }

  /** Options belong to one command each. */
  private RepositoryOptions options() {
    return new RepositoryOptions(machine, terminal, environment, program);
  }
}

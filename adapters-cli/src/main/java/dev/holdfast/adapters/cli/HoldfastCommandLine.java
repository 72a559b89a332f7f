package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.Complaints;
import dev.holdfast.adapters.cli.frame.EnvironmentDefaults;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.adapters.cli.repo.RepoCommands;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands of the program {@code holdfast}, ready to be run once. */
public final class HoldfastCommandLine {
  /** The launcher says here how it was called, for commands to be pasted. */
  private static final String PROGRAM = "HOLDFAST_PROGRAM";

  private final CommandLine commandLine;

  /**
   * @param environment the variables of the process, by name
   * @param version what {@code --version} prints
   */
  public HoldfastCommandLine(
      Server server,
      Administration administration,
      Machine machine,
      Terminal terminal,
      Map<String, String> environment,
      String version) {
    CommandSpec root = root(version);
    Greeting greeting = new Greeting(terminal, environment.getOrDefault(PROGRAM, "holdfast"));
    root.addSubcommand("serve", new ServeCommand(server, greeting).spec());
    root.addSubcommand("admin", admin(new RecoveryKeyCommand(administration, terminal)));

    root.addSubcommand("repo", new RepoCommands(machine, terminal, environment).spec());

    Complaints complaints = new Complaints(terminal, environment);
    this.commandLine =
        new CommandLine(root)
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setUsageHelpLongOptionsMaxWidth(28)
            .setDefaultValueProvider(new EnvironmentDefaults(environment))
            .setParameterExceptionHandler(complaints)
            .setExecutionExceptionHandler(complaints);
  }

  /** Runs what the arguments ask for, and says by an exit code how it went. */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  private static CommandSpec root(String version) {
    CommandSpec root = Options.group("holdfast").version(version);
    root.addOption(Options.help())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Prints the version.")
                .build());
    root.usageMessage()
        .header("Holdfast, a self-hosted data-protection server.")
        .description(
            "It stores what it is given deduplicated, compressed and encrypted, in repositories"
                + " that plain restic can check and restore.")
        .footer(
            "",
            "Examples:",
            "  holdfast serve                 runs the server on ./holdfast-data",
            "  holdfast serve --help          shows what can be set",
            "  holdfast admin recovery-key    makes a password for restic",
            "  holdfast repo --help           works on repositories without a server");
    return root;
  }

  private static CommandSpec admin(RecoveryKeyCommand recoveryKey) {
    CommandSpec admin = Options.group("admin");
    admin
        .usageMessage()
        .header("Looks after a server's data folder, on the machine that has it.")
        .footer("", "Example:", "  holdfast admin recovery-key --data /srv/holdfast");
    return admin.addOption(Options.help()).addSubcommand("recovery-key", recoveryKey.spec());
  }
}

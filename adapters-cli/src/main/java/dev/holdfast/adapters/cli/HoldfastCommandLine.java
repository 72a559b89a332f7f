package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.Complaints;
import dev.holdfast.adapters.cli.frame.EnvironmentDefaults;
import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.repo.Machine;
import dev.holdfast.adapters.cli.repo.RepoCommands;
import dev.holdfast.adapters.cli.snapshot.FilesCommands;
import dev.holdfast.adapters.cli.snapshot.SnapshotCommands;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands of the program {@code holdfast}, ready to be run once. */
public final class HoldfastCommandLine {
  private final CommandLine commandLine;
  private final Terminal terminal;
  private final Program program;

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
    this.terminal = terminal;
    this.program = Program.in(environment);
    Greeting greeting = new Greeting(terminal, program);
    CommandSpec root = root(version, program);
    root.addSubcommand("serve", new ServeCommand(server, greeting, program).spec());
    root.addSubcommand(
        "admin",
        admin(program)
            .addSubcommand(
                "recovery-key", new RecoveryKeyCommand(administration, terminal, program).spec())
            .addSubcommand("tenant", new TenantCommands(administration, terminal, program).spec())
            .addSubcommand("client", new ClientCommands(administration, terminal, program).spec())
            .addSubcommand(
                "user", new UserCommands(administration, machine, terminal, program).spec()));
    root.addSubcommand("snapshot", new SnapshotCommands(terminal, environment, program).spec());
    root.addSubcommand(
        "files", new FilesCommands(terminal, environment, machine.now().getZone(), program).spec());
    root.addSubcommand("repo", new RepoCommands(machine, terminal, environment, program).spec());

    Complaints complaints = new Complaints(terminal, environment, program);
    this.commandLine =
        new CommandLine(root)
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setUsageHelpLongOptionsMaxWidth(28)
            .setDefaultValueProvider(new EnvironmentDefaults(environment))
            .setParameterExceptionHandler(complaints)
            .setExecutionExceptionHandler(complaints);
    commandLine.setHelpSectionMap(withFootersAsTheyAre(commandLine.getHelpSectionMap()));
  }

  /** Runs what the arguments ask for, and says by an exit code how it went. */
  public int run(String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      // Whatever was begun is given back by now, and with it the memory for this sentence.
      terminal.complain(
          "This takes more memory than the Java runtime may use, so it was given up. Repeat it with"
              + " more, for example: HOLDFAST_JAVA_OPTIONS=-Xmx1g "
              + program
              + " ...");
      return ExitCode.FAILED;
    }
  }

  /** Examples are not wrapped, since they could not be pasted then. */
  private static Map<String, IHelpSectionRenderer> withFootersAsTheyAre(
      Map<String, IHelpSectionRenderer> given) {
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(given);
    sections.put(
        UsageMessageSpec.SECTION_KEY_FOOTER,
        help ->
            Arrays.stream(help.commandSpec().usageMessage().footer())
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining()));
    return sections;
  }

  private static CommandSpec root(String version, Program program) {
    CommandSpec root = Options.group(Program.NAME).version(version);
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
            Options.examples(
                program + " serve                 runs the server on ./holdfast-data",
                program + " serve --help          shows what can be set",
                program + " admin recovery-key    makes a password for restic",
                program + " snapshot --help       looks into snapshots of a server",
                program + " files --help          searches the snapshots of a server",
                program + " repo --help           works on repositories without a server"));
    return root;
  }

  private static CommandSpec admin(Program program) {
    CommandSpec admin = Options.group("admin");
    admin
        .usageMessage()
        .header("Looks after a server's data folder, on the machine that has it.")
        .description("Each command works whether the server runs or not.")
        .footer(
            Options.examples(
                program + " admin recovery-key --data /srv/holdfast",
                program + " admin tenant create acme --root /srv/acme",
                program + " admin client create --tenant acme --name nightly --privileges all"));
    return admin.addOption(Options.help());
  }
}

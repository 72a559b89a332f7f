package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands below {@code holdfast snapshot}. */
public final class SnapshotCommands {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Program program;

  public SnapshotCommands(Terminal terminal, Map<String, String> environment, Program program) {
    this.terminal = terminal;
    this.environment = environment;
    this.program = program;
  }

  public CommandSpec spec() {
    CommandSpec snapshot = Options.group("snapshot");
    snapshot
        .usageMessage()
        .header("Looks into snapshots of files, by asking a server.")
        .description(
            "A snapshot is named by the id that the protection API gives it. The API key of a"
                + " client is taken from the variable HOLDFAST_API_KEY. Bytes of names that are not"
                + " UTF-8 are written \\xE9.")
        .footer(
            Options.examples(
                ServerOptions.EXAMPLE,
                program + " snapshot ls -l ID /etc",
                program + " snapshot cat ID /etc/fstab > fstab",
                program + " snapshot diff ID OTHER",
                program + " snapshot plan ID /home/me"));
    return snapshot
        .addOption(Options.help())
        .addSubcommand("ls", new LsCommand(terminal, options()).spec())
        .addSubcommand("cat", new CatCommand(terminal, options()).spec())
        .addSubcommand("diff", new DiffCommand(terminal, options()).spec())
        .addSubcommand("plan", new PlanCommand(terminal, options()).spec());
  }

  /** Options belong to one command each. */
  private ServerOptions options() {
    return new ServerOptions(environment);
  }

  static PositionalParamSpec argument(
      int index, String arity, String placeholder, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity(arity)
        .paramLabel(placeholder)
        .type(String.class)
        .description(description)
        .build();
  }
}

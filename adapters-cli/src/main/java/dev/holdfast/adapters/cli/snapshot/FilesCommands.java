package dev.holdfast.adapters.cli.snapshot;

import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import java.time.ZoneId;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** The commands below {@code holdfast files}. */
public final class FilesCommands {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final ZoneId zone;
  private final Program program;

  /**
   * The commands.
   *
   * @param zone of times that are typed without an offset
   */
  public FilesCommands(
      Terminal terminal, Map<String, String> environment, ZoneId zone, Program program) {
    this.terminal = terminal;
    this.environment = environment;
    this.zone = zone;
    this.program = program;
  }

  public CommandSpec spec() {
    CommandSpec files = Options.group("files");
    files
        .usageMessage()
        .header("Searches the files of all snapshots, by asking a server.")
        .description(
            "The API key of a client is taken from the variable HOLDFAST_API_KEY. Bytes of names"
                + " that are not UTF-8 are written \\xE9.")
        .footer(Options.examples(ServerOptions.EXAMPLE, program + " files find fstab"));
    return files
        .addOption(Options.help())
        .addSubcommand(
            "find",
            new FindFilesCommand(terminal, new ServerOptions(environment), zone, program).spec());
  }
}

package dev.holdfast.adapters.cli.frame;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What several commands have in common: their frame, and options of one meaning. */
public final class Options {

  private Options() {}

  /** A command that does something. */
  public static CommandSpec command(String name, Callable<Integer> action) {
    return framed(CommandSpec.wrapWithoutInspection(action).name(name));
  }

  /** A command on a repository, which has more ways to end. */
  public static CommandSpec repositoryCommand(String name, Callable<Integer> action) {
    CommandSpec spec = command(name, action);
    spec.usageMessage().exitCodeList(ExitCode.ofRepositoriesInWords());
    return spec;
  }

  /** A switch: off, unless it is typed. */
  public static OptionSpec flag(String name, String... description) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .defaultValue("false")
        .description(description)
        .build();
  }

  /** For commands that delete. */
  public static OptionSpec dryRun() {
    return OptionSpec.builder("-n", "--dry-run")
        .type(boolean.class)
        .defaultValue("false")
        .description("Writes and deletes nothing, and tells what would be done.")
        .build();
  }

  /** What stands at the end of a command's help: lines that can be pasted. */
  public static String[] examples(String... lines) {
    Stream<String> heading = Stream.of("", lines.length == 1 ? "Example:" : "Examples:");
    return Stream.concat(heading, Arrays.stream(lines).map(line -> "  " + line))
        .toArray(String[]::new);
  }

  /** An option that may be given several times. */
  public static OptionSpec many(String name, String placeholder, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(placeholder)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** An option with a text; none if it is not typed. */
  public static OptionSpec text(String name, String placeholder, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(placeholder)
        .type(String.class)
        .description(description)
        .build();
  }

  /** A word that only stands before another one; alone it is wrong usage. */
  public static CommandSpec group(String name) {
    return framed(CommandSpec.create().name(name));
  }

  private static CommandSpec framed(CommandSpec spec) {
    spec.usageMessage()
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.inWords())
        .sortOptions(false)
        .sortSynopsis(false);
    return spec;
  }

  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this help.")
        .build();
  }

  public static OptionSpec data() {
    return Setting.of(
        "--data",
        "DIR",
        Path.class,
        new FolderName(),
        "./holdfast-data",
        "The folder of everything that the server keeps.");
  }
}

package dev.holdfast.adapters.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What several commands have in common: their frame, and options of one meaning. */
final class Options {

  private Options() {}

  /** A command that does something. */
  static CommandSpec command(String name, Callable<Integer> action) {
    return framed(CommandSpec.wrapWithoutInspection(action).name(name));
  }

  /** A word that only stands before another one; alone it is wrong usage. */
  static CommandSpec group(String name) {
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

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this help.")
        .build();
  }

  static OptionSpec data() {
    return Setting.of(
        "--data",
        "DIR",
        Path.class,
        new FolderName(),
        "./holdfast-data",
        "The folder of everything that the server keeps.");
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.engine.check.DataChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which data is read from end to end. */
final class DataOptions {
  private final OptionSpec readData = Options.flag("--read-data", "Reads all data too.");
  private final OptionSpec subset =
      Options.text(
          "--read-data-subset",
          "WHICH",
          "Reads some data too: 2/7 for the second of seven parts, or 10%% or 5G of it by chance.");

  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(readData).addOption(subset);
  }

  /** What was typed. */
  DataChoice choice() {
    String some = subset.getValue();
    boolean all = readData.<Boolean>getValue();
    if (some != null && all) {
      throw Failures.wrongUsage("Give --read-data or --read-data-subset, not both.");
    }
    if (some != null) {
      return DataSubset.parse(some);
    }
    return all ? new DataChoice.All() : new DataChoice.None();
  }
}

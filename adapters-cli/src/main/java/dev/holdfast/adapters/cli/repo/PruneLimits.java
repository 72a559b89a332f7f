package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneOptions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Limits of a prune, as they are typed. */
final class PruneLimits {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

  /** As restic has it: powers of 1024 by one letter. */
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bBkKmMgGtT]?)");

  private static final String UNITS = "bkmgt";

  private final OptionSpec maxUnused =
      OptionSpec.builder("--max-unused")
          .paramLabel("LIMIT")
          .type(String.class)
          .defaultValue("5%")
          .description(
              "How much that no snapshot needs may stay: a part of the repository such as 5%%, a"
                  + " size such as 500M, or unlimited.",
              "Default: 5%%")
          .build();
  private final OptionSpec maxRepack =
      Options.text(
          "--max-repack-size", "SIZE", "Packs so much anew at most, such as 10G. Default: all.");

  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(maxUnused).addOption(maxRepack);
  }

  PruneOptions options() {
    String repack = maxRepack.getValue();
    return new PruneOptions(
        unused(maxUnused.<String>getValue()),
        repack == null ? Long.MAX_VALUE : size(maxRepack, repack));
  }

  private MaxUnused unused(String typed) {
    if (typed.equals("unlimited")) {
      return new MaxUnused.Fixed(Long.MAX_VALUE);
    }
    Matcher percent = PERCENT.matcher(typed);
    if (!percent.matches()) {
      return new MaxUnused.Fixed(size(maxUnused, typed));
    }
    try {
      return new MaxUnused.Part(Double.parseDouble(percent.group(1)));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage("--max-unused: " + e.getMessage() + ".");
    }
  }

  private static long size(OptionSpec option, String typed) {
    Matcher size = SIZE.matcher(typed);
    if (!size.matches()) {
      throw Failures.wrongUsage(
          option.longestName() + " must be a size such as 500M or 10G, not \"" + typed + "\".");
    }
    int unit = UNITS.indexOf(size.group(2).toLowerCase(Locale.ROOT));
    long number = Long.parseLong(size.group(1));
    int shift = 10 * Math.max(0, unit);
    return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
  }
}

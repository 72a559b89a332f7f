package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.SizeArgument;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Limits of a prune, as they are typed. */
final class PruneLimits {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

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
        repack == null ? Long.MAX_VALUE : SizeArgument.parse(maxRepack.longestName(), repack));
  }

  private MaxUnused unused(String typed) {
    if (typed.equals("unlimited")) {
      return new MaxUnused.Fixed(Long.MAX_VALUE);
    }
    Matcher percent = PERCENT.matcher(typed);
    if (!percent.matches()) {
      return new MaxUnused.Fixed(SizeArgument.parse(maxUnused.longestName(), typed));
    }
    try {
      return new MaxUnused.Part(Double.parseDouble(percent.group(1)));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage("--max-unused: " + e.getMessage() + ".");
    }
  }
}

package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.engine.forget.Interval;
import dev.holdfast.engine.forget.KeepRules;
import dev.holdfast.engine.forget.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is to be kept, as it is typed. */
final class KeepOptions {
  private static final String UNLIMITED = "unlimited";

  private final Map<Interval, OptionSpec> counts = new EnumMap<>(Interval.class);
  private final Map<Interval, OptionSpec> within = new EnumMap<>(Interval.class);
  private final OptionSpec tags =
      Options.many(
          "--keep-tag",
          "TAG[,TAG]",
          "Keeps snapshots that bear all of these tags; may be repeated, then one list is enough.");

  KeepOptions() {
    count(Interval.LAST, "-l", "Keeps the last N snapshots.");
    count(Interval.HOURLY, "-H", "Keeps the newest of each of the last N hours with snapshots.");
    count(Interval.DAILY, "-d", "The same for days.");
    count(Interval.WEEKLY, "-w", "The same for weeks, which begin on Monday.");
    count(Interval.MONTHLY, "-m", "The same for months.");
    count(Interval.YEARLY, "-y", "The same for years. Any N may be \"unlimited\".");
    within(
        Interval.LAST,
        "Keeps all snapshots that are younger than this, counted from the newest one: 1y5m7d2h.");
    within(Interval.HOURLY, "Keeps the newest of each hour for so long.");
    within(Interval.DAILY, "The same for days.");
    within(Interval.WEEKLY, "The same for weeks.");
    within(Interval.MONTHLY, "The same for months.");
    within(Interval.YEARLY, "The same for years.");
  }

  private void count(Interval interval, String letter, String description) {
    counts.put(
        interval,
        OptionSpec.builder(letter, "--keep-" + interval.text())
            .paramLabel("N")
            .type(String.class)
            .description(description)
            .build());
  }

  private void within(Interval interval, String description) {
    String name = interval == Interval.LAST ? "" : "-" + interval.text();
    within.put(interval, Options.text("--keep-within" + name, "TIME", description));
  }

  CommandSpec addTo(CommandSpec spec) {
    counts.values().forEach(spec::addOption);
    within.values().forEach(spec::addOption);
    return spec.addOption(tags);
  }

  KeepRules rules() {
    Map<Interval, Integer> keptCounts = new EnumMap<>(Interval.class);
    counts.forEach(
        (interval, option) -> {
          int count = count(option);
          if (count != 0) {
            keptCounts.put(interval, count);
          }
        });
    Map<Interval, Span> keptWithin = new EnumMap<>(Interval.class);
    within.forEach(
        (interval, option) -> {
          String typed = option.getValue();
          if (typed != null) {
            keptWithin.put(interval, span(option, typed));
          }
        });
    return new KeepRules(keptCounts, keptWithin, tagLists());
  }

  /** 0 if nothing was typed. */
  private static int count(OptionSpec option) {
    String typed = option.getValue();
    if (typed == null) {
      return 0;
    }
    if (typed.equals(UNLIMITED)) {
      return KeepRules.UNLIMITED;
    }
    if (!typed.matches("\\d{1,9}")) {
      throw Failures.wrongUsage(
          option.longestName() + " must be a number or unlimited, not \"" + typed + "\".");
    }
    return Integer.parseInt(typed);
  }

  private static Span span(OptionSpec option, String typed) {
    try {
      return Span.parse(typed);
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(option.longestName() + ": " + e.getMessage() + ".");
    }
  }

  private List<List<String>> tagLists() {
    return Arguments.values(tags).stream()
        .map(list -> Arrays.stream(list.split(",", -1)).map(String::strip).toList())
        .toList();
  }
}

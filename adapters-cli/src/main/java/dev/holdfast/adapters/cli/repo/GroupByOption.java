package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.engine.forget.GroupBy;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** What the snapshots of a group have in common, as it is typed. */
final class GroupByOption {

  private GroupByOption() {}

  static OptionSpec spec() {
    return OptionSpec.builder("-g", "--group-by")
        .paramLabel("WHAT")
        .type(String.class)
        .defaultValue("host,paths")
        .description(
            "Applies the rules to each group by itself: snapshots of the same host, paths or tags,"
                + " separated by commas; \"\" makes one group of all.",
            "Default: host,paths")
        .build();
  }

  static Set<GroupBy> value(OptionSpec option) {
    Set<GroupBy> common = EnumSet.noneOf(GroupBy.class);
    for (String word : option.<String>getValue().split(",", -1)) {
      switch (word.strip()) {
        case "host", "hosts" -> common.add(GroupBy.HOST);
        case "path", "paths" -> common.add(GroupBy.PATHS);
        case "tag", "tags" -> common.add(GroupBy.TAGS);
        case "" -> {}
        default ->
            throw Failures.wrongUsage(
                "--group-by takes host, paths and tags, not \"" + word.strip() + "\".");
      }
    }
    return common;
  }
}

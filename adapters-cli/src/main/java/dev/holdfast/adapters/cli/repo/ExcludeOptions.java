package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.source.pattern.ExcludePatterns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a backup leaves out. */
final class ExcludeOptions {
  private final Machine machine;

  private final OptionSpec exclude =
      OptionSpec.builder("-e", "--exclude")
          .paramLabel("PATTERN")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("Leaves out what matches; may be repeated.")
          .build();
  private final OptionSpec ignoringCase =
      Options.many("--iexclude", "PATTERN", "The same, for capital and small letters alike.");
  private final OptionSpec files =
      Options.many(
          "--exclude-file",
          "FILE",
          "Reads patterns from a file, one a line; # begins a comment, $NAME is a variable.");
  private final OptionSpec filesIgnoringCase =
      Options.many("--iexclude-file", "FILE", "The same, for capital and small letters alike.");
  private final OptionSpec caches =
      Options.flag(
          "--exclude-caches", "Leaves out the content of folders that are marked by CACHEDIR.TAG.");

  ExcludeOptions(Machine machine) {
    this.machine = machine;
  }

  void addTo(CommandSpec spec) {
    spec.addOption(exclude)
        .addOption(ignoringCase)
        .addOption(files)
        .addOption(filesIgnoringCase)
        .addOption(caches);
  }

  boolean leavesOutCaches() {
    return caches.<Boolean>getValue();
  }

  /** The patterns as the snapshot names them. */
  List<String> patterns() {
    List<String> all = new ArrayList<>(all(exclude, files));
    all.addAll(all(ignoringCase, filesIgnoringCase));
    return all;
  }

  SourceFilter filter() {
    try {
      return ExcludePatterns.of(all(exclude, files))
          .and(ExcludePatterns.ignoringCase(all(ignoringCase, filesIgnoringCase)));
    } catch (IllegalArgumentException e) {
      throw Failures.wrongUsage(e.getMessage() + ".");
    }
  }

  private List<String> all(OptionSpec typed, OptionSpec inFiles) {
    List<String> patterns = new ArrayList<>(Arguments.values(typed));
    for (String file : Arguments.values(inFiles)) {
      patterns.addAll(ExcludePatterns.readLines(lines(file), machine::variable));
    }
    return patterns;
  }

  private List<String> lines(String file) {
    try {
      return machine.readLines(machine.path(file));
    } catch (IOException e) {
      throw Failures.wrongInput(
          "The exclude file " + file + " can't be read: " + Reasons.of(e) + ".");
    }
  }
}

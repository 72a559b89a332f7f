package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which snapshots a command means. */
final class SnapshotSelection {
  private static final String LATEST = "latest";

  private final OptionSpec hosts =
      Options.many("--host", "HOST", "Only snapshots of this host; may be repeated.");
  private final OptionSpec tags =
      Options.many(
          "--tag",
          "TAG[,TAG]",
          "Only snapshots that bear all of these tags; may be repeated, then one list is enough.");
  private final OptionSpec paths =
      Options.many("--path", "PATH", "Only snapshots of this path; may be repeated, then all.");

  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(hosts).addOption(tags).addOption(paths);
  }

  /** All that fit, oldest first. */
  List<Snapshot> all(Repository repository) {
    return repository.snapshots().stream().filter(this::fits).toList();
  }

  /**
   * The one that is meant by a word: {@code latest} of those that fit, or the beginning of an id.
   */
  Snapshot one(Repository repository, String word) {
    if (word.equals(LATEST)) {
      List<Snapshot> fitting = all(repository);
      if (fitting.isEmpty()) {
        throw Failures.missing("There is no snapshot" + (isOpen() ? "." : " that fits."));
      }
      return fitting.getLast();
    }
    List<Snapshot> meant =
        repository.snapshots().stream()
            .filter(snapshot -> snapshot.id().hex().startsWith(word))
            .toList();
    return switch (meant.size()) {
      case 0 -> throw Failures.missing("There is no snapshot \"" + word + "\".");
      case 1 -> meant.getFirst();
      default ->
          throw Failures.missing(
              "\""
                  + word
                  + "\" begins the ids of "
                  + meant.size()
                  + " snapshots; write more of it.");
    };
  }

  /** Whether nothing was typed, so that all snapshots fit. */
  boolean isOpen() {
    return Arguments.values(hosts).isEmpty()
        && Arguments.values(tags).isEmpty()
        && Arguments.values(paths).isEmpty();
  }

  boolean fits(Snapshot snapshot) {
    List<String> wantedHosts = Arguments.values(hosts);
    List<String> wantedTags = Arguments.values(tags);
    return (wantedHosts.isEmpty() || wantedHosts.contains(snapshot.details().hostname()))
        && (wantedTags.isEmpty() || wantedTags.stream().anyMatch(list -> bearsAll(snapshot, list)))
        && snapshot.details().paths().containsAll(Arguments.values(paths));
  }

  private static boolean bearsAll(Snapshot snapshot, String tags) {
    return Arrays.stream(tags.split(",", -1))
        .map(String::strip)
        .allMatch(tag -> snapshot.details().tags().contains(tag));
  }
}

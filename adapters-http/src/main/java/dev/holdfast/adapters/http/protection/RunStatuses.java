package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.RunStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the contract for the statuses of runs, some of which no run here ever has. */
final class RunStatuses {
  /** All that a filter may name. */
  static final Set<String> WORDS =
      Stream.concat(
              Arrays.stream(RunStatus.values()).map(Words::of),
              Stream.of("Finalizing", "OnHold", "Skipped"))
          .collect(Collectors.toCollection(TreeSet::new));

  private RunStatuses() {}

  /** Those of them that runs can have; perhaps none. */
  static Set<RunStatus> known(Collection<String> words) {
    return words.stream()
        .flatMap(word -> Words.find(word, RunStatus.class).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}

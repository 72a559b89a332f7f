package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.RunStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the contract for the statuses of runs, some of which no run here ever has.
 *
 * <p>Where the contract tells of an object's last run it has no word Paused, but OnHold. So that is
 * what searches call a paused run, and every filter takes both words for it.
 */
final class RunStatuses {
  private static final String ON_HOLD = "OnHold";

  /** All that a filter of runs or groups may name. */
  static final Set<String> WORDS = wordsAnd("Finalizing", ON_HOLD, "Skipped");

  /** The same of objects, to whom the contract gives one more. */
  static final Set<String> WORDS_OF_SEARCHES =
      wordsAnd("Finalizing", "LegalHold", ON_HOLD, "Skipped");

  private RunStatuses() {}

  /** How searches tell a status. */
  static String inSearch(RunStatus status) {
    return status == RunStatus.PAUSED ? ON_HOLD : Words.of(status);
  }

  /** Those of the words that runs can have; perhaps none. */
  static Set<RunStatus> known(Collection<String> words) {
    return words.stream()
        .flatMap(word -> read(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<RunStatus> read(String word) {
    return word.equals(ON_HOLD) ? Optional.of(RunStatus.PAUSED) : Words.find(word, RunStatus.class);
  }

  private static Set<String> wordsAnd(String... others) {
    return Stream.concat(Arrays.stream(RunStatus.values()).map(Words::of), Stream.of(others))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

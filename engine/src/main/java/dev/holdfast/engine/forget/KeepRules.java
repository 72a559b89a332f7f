package dev.holdfast.engine.forget;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be kept of a group of snapshots. A snapshot is kept that any of the rules keeps.
 *
 * @param counts how many stretches of the calendar keep their newest snapshot, counted from the
 *     newest on; where some of the count is left over, the oldest snapshot is kept too
 * @param within for how long before the newest snapshot each stretch keeps one
 * @param tags lists of tags; whoever bears all tags of one is kept
 */
public record KeepRules(
    Map<Interval, Integer> counts, Map<Interval, Span> within, List<List<String>> tags) {
  /** A count that never ends. */
  public static final int UNLIMITED = -1;

  public KeepRules {
    counts = sorted(counts);
    within = sorted(within);
    tags = tags.stream().map(List::copyOf).toList();
    counts.forEach(KeepRules::check);
  }

  private static <T> Map<Interval, T> sorted(Map<Interval, T> rules) {
    EnumMap<Interval, T> sorted = new EnumMap<>(Interval.class);
    sorted.putAll(rules);
    return Collections.unmodifiableMap(sorted);
  }

  private static void check(Interval interval, int count) {
    if (count < 1 && count != UNLIMITED) {
      throw new IllegalArgumentException(
          "A count of snapshots to keep is 1 or more, or unlimited; not %d (%s)"
              .formatted(count, interval.text()));
    }
  }

  /** Rules that keep nothing. */
  public static KeepRules none() {
    return new KeepRules(Map.of(), Map.of(), List.of());
  }

  /** Whether nothing is kept by these rules. */
  public boolean isEmpty() {
    return counts.isEmpty() && within.isEmpty() && tags.isEmpty();
  }
}

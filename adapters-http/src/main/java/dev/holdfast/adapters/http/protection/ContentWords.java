package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.protection.SnapshotContent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract's words for what snapshots hold: what can be done with them. */
final class ContentWords {
  /** What snapshots of a kind can be used for; the contract's other actions are for others. */
  private static final Map<String, SnapshotContent> ACTIONS =
      Map.of(
          RecoveryFilters.RECOVER_FILES,
          SnapshotContent.FILES,
          RecoveryFilters.DOWNLOAD,
          SnapshotContent.FILES,
          RecoveryFilters.RECOVER_VOLUMES,
          SnapshotContent.VOLUMES);

  private ContentWords() {}

  /** Of which kinds snapshots are asked for by what can be done with them; all if nothing is. */
  static Set<SnapshotContent> ofActions(Query query) {
    return among(query.texts("snapshotActions"), ACTIONS);
  }

  /** The kinds that some words stand for; all where there are no words. */
  static Set<SnapshotContent> among(List<String> words, Map<String, SnapshotContent> byWord) {
    Set<SnapshotContent> contents = EnumSet.noneOf(SnapshotContent.class);
    words.forEach(word -> Optional.ofNullable(byWord.get(word)).ifPresent(contents::add));
    return words.isEmpty() ? EnumSet.allOf(SnapshotContent.class) : contents;
  }
}

package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.snapshot.EntryKind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What an update says of one path.
 *
 * @param order of two changes of one path the greater counts
 * @param kind null if the snapshot does not hold the path
 */
record Change(SortKey key, long order, @Nullable EntryKind kind, long bytes, long modifiedMicros) {
  static final Comparator<Change> ORDER =
      Comparator.comparing(Change::key).thenComparingLong(Change::order);
}

package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.snapshot.EntryKind;

/**
 * A path of a line as it is stored.
 *
 * @param line the number of the line in the database
 */
record IndexedPath(
    SortKey key, int line, EntryKind kind, long bytes, long modifiedMicros, Ranges ranges) {

  IndexedPath with(Ranges newRanges) {
    return new IndexedPath(key, line, kind, bytes, modifiedMicros, newRanges);
  }
}

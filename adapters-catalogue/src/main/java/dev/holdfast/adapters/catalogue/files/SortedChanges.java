package dev.holdfast.adapters.catalogue.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Changes in the order of their keys, of each key the last one. */
final class SortedChanges {
  private final Source source;
  private @Nullable Change next;
  private @Nullable Change readAhead;

  /** Where they come from, each key's in their order; null at the end. */
  @FunctionalInterface
  interface Source {
    @Nullable Change next() throws IOException;
  }

  SortedChanges(Source source) throws IOException {
    this.source = source;
    this.readAhead = source.next();
    this.next = last();
  }

  /** The next one, which stays the next; null at the end. */
  @Nullable Change peek() {
    return next;
  }

  void pass() throws IOException {
    next = last();
  }

  /** Whether the next one comes before a key; null stands for what is after all keys. */
  boolean isBefore(@Nullable SortKey bound) {
    Change here = next;
    return here != null && (bound == null || here.key().compareTo(bound) < 0);
  }

  private @Nullable Change last() throws IOException {
    Change last = readAhead;
    if (last == null) {
      return null;
    }
    Change following = source.next();
    while (following != null && following.key().equals(last.key())) {
      last = following;
      following = source.next();
    }
    readAhead = following;
    return last;
  }
}

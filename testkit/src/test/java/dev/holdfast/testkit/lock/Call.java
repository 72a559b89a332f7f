package dev.holdfast.testkit.lock;

import dev.holdfast.engine.id.Hash;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a process does next: one step, before and after which anything may happen elsewhere. */
sealed interface Call {
  record Start() implements Call {}

  record Put(Hash file) implements Call {}

  record Read(Hash file) implements Call {}

  record Delete(Hash file) implements Call {}

  record BeginListing() implements Call {}

  /** What came or went since the listing began may be shown or not. */
  record EndListing(Set<Hash> begun) implements Call {}

  /** It holds its lock; its refresh can run when it is due, and later. */
  record Work(Instant refreshDue) implements Call {}

  /** What the lock is for; the lock was just found to be held. */
  record DeleteData() implements Call {}

  /** There is nothing more that it does. */
  record Nothing() implements Call {}

  /** The ways in which the step can go. */
  default List<Word> ways(Set<Hash> files, Instant now) {
    return switch (this) {
      case EndListing listing ->
          doubtful(listing.begun(), files).isEmpty()
              ? List.of(Word.NO)
              : List.of(Word.NO, Word.YES);
      case Work work ->
          now.isBefore(work.refreshDue())
              ? List.of(Word.RELEASE)
              : List.of(Word.REFRESH, Word.RELEASE);
      case Start start -> List.of(Word.YES);
      case Put put -> List.of(Word.YES);
      case Read read -> List.of(Word.YES);
      case Delete delete -> List.of(Word.YES);
      case BeginListing listing -> List.of(Word.YES);
      case DeleteData delete -> List.of(Word.YES);
      case Nothing nothing -> List.of();
    };
  }

  private static Set<Hash> doubtful(Set<Hash> begun, Set<Hash> ended) {
    Set<Hash> either = new HashSet<>(begun);
    either.addAll(ended);
    either.removeIf(file -> begun.contains(file) && ended.contains(file));
    return either;
  }
}

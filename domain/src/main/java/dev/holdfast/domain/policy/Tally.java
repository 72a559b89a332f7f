package dev.holdfast.domain.policy;

import java.time.Instant;
import java.util.List;

/** Times, counted: how many, the first and the last. */
record Tally(long count, Instant first, Instant last) {
  static final Tally NONE = new Tally(0, Instant.MAX, Instant.MIN);

  static Tally one(Instant time) {
    return new Tally(1, time, time);
  }

  Tally plus(Tally other) {
    return new Tally(
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** As the entry that tells of them; none where there are none. */
  List<NextRun.Missed> missed() {
    return isEmpty() ? List.of() : List.of(new NextRun.Missed(count, first, last));
  }
}

package dev.holdfast.engine.forget;

import dev.holdfast.engine.forget.KeepReason.Counted;
import dev.holdfast.engine.forget.KeepReason.Tagged;
import dev.holdfast.engine.forget.KeepReason.Young;
import dev.holdfast.engine.snapshot.Snapshot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decision about one group of snapshots, newest first. */
final class Forgetting {
  private static final Comparator<Snapshot> NEWEST_FIRST =
      Comparator.comparing((Snapshot snapshot) -> snapshot.details().time().toInstant())
          .reversed()
          .thenComparing(Snapshot::id);

  private final KeepRules rules;
  private final List<Snapshot> snapshots;
  private final Map<Interval, Counter> counters = new EnumMap<>(Interval.class);
  private final Map<Interval, Horizon> horizons = new EnumMap<>(Interval.class);

  Forgetting(KeepRules rules, Collection<Snapshot> group, Instant now) {
    this.rules = rules;
    this.snapshots = group.stream().sorted(NEWEST_FIRST).toList();
    rules.counts().forEach((interval, count) -> counters.put(interval, new Counter(count)));
    Optional<OffsetDateTime> newest =
        snapshots.stream()
            .map(snapshot -> snapshot.details().time())
            .filter(time -> time.toInstant().isBefore(now))
            .findFirst();
    rules.within().forEach((interval, span) -> horizons.put(interval, new Horizon(span, newest)));
  }

  /** Stretches of the calendar that keep their newest snapshot. */
  private static final class Counter {
    int left;
    long last = Long.MIN_VALUE;

    Counter(int count) {
      this.left = count;
    }
  }

  /** A time up to which stretches of the calendar keep their newest snapshot. */
  private static final class Horizon {
    final Span span;

    /** The earliest time there is where all snapshots are from the future: none is too old then. */
    final Instant end;

    long last = Long.MIN_VALUE;

    Horizon(Span span, Optional<OffsetDateTime> newest) {
      this.span = span;
      this.end = newest.map(time -> span.before(time).toInstant()).orElse(Instant.MIN);
    }
  }

  GroupPlan plan(SnapshotGroup group) {
    List<KeptSnapshot> kept = new ArrayList<>();
    List<Snapshot> forgotten = new ArrayList<>();
    for (int place = 0; place < snapshots.size(); place++) {
      Snapshot snapshot = snapshots.get(place);
      List<KeepReason> reasons = reasons(snapshot, place);
      if (reasons.isEmpty()) {
        forgotten.add(snapshot);
      } else {
        kept.add(new KeptSnapshot(snapshot, reasons));
      }
    }
    return new GroupPlan(group, kept, forgotten);
  }

  private List<KeepReason> reasons(Snapshot snapshot, int place) {
    List<KeepReason> reasons = new ArrayList<>();
    for (List<String> tags : rules.tags()) {
      if (snapshot.details().tags().containsAll(tags)) {
        reasons.add(new Tagged(tags));
      }
    }
    counters.forEach((interval, counter) -> count(interval, counter, snapshot, place, reasons));
    horizons.forEach((interval, horizon) -> look(interval, horizon, snapshot, place, reasons));
    return reasons;
  }

  private void count(
      Interval interval, Counter counter, Snapshot snapshot, int place, List<KeepReason> reasons) {
    long number = interval.number(snapshot.details().time(), place);
    boolean isNew = number != counter.last;
    if (counter.left == 0 || !(isNew || isOldest(place))) {
      return;
    }
    counter.last = number;
    if (counter.left != KeepRules.UNLIMITED) {
      counter.left--;
    }
    reasons.add(new Counted(interval, !isNew));
  }

  private void look(
      Interval interval, Horizon horizon, Snapshot snapshot, int place, List<KeepReason> reasons) {
    OffsetDateTime time = snapshot.details().time();
    long number = interval.number(time, place);
    boolean isNew = number != horizon.last;
    if (time.toInstant().isAfter(horizon.end) && (isNew || isOldest(place))) {
      horizon.last = number;
      reasons.add(new Young(interval, horizon.span, !isNew));
    }
  }

  private boolean isOldest(int place) {
    return place == snapshots.size() - 1;
  }
}

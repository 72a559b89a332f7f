package dev.holdfast.testkit.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is going to happen, each at its time, and in the order of planning where times are equal.
 */
final class Timeline {
  private record Event(Instant at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private long planned;

  void at(Instant time, Runnable action) {
    planned++;
    events.add(new Event(time, planned, action));
  }

  /** When the next event is; {@link Instant#MAX} if there is none. */
  Instant next() {
    return events.isEmpty() ? Instant.MAX : events.element().at();
  }

  /** Has everything happen that is due. An event is gone before it happens. */
  void happen(Instant now) {
    while (!next().isAfter(now)) {
      events.remove().action().run();
    }
  }
}

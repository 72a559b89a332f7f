package dev.holdfast.testkit.simulation;

import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.policy.TimeOfDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schedules of a policy side by side, as one group sees them. */
final class PlainSchedules {
  /**
   * When something is due.
   *
   * @param fulls which schedules of full runs ask for it, by their place in the policy
   */
  record Due(Instant at, Set<Integer> fulls) {
    Due {
      fulls = Set.copyOf(fulls);
    }

    Due and(Set<Integer> more) {
      Set<Integer> all = new TreeSet<>(fulls);
      all.addAll(more);
      return new Due(at, all);
    }
  }

  private static final int REGULAR = -1;

  private final List<PlainTimes> times = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final Instant once;
  private final int placeOfOnce;

  PlainSchedules(PolicySettings policy, Instant created, Instant anchor, TimeOfDay start) {
    Instant first = Instant.MAX;
    int place = 0;
    int found = REGULAR;
    add(new PlainTimes(policy.regular().incremental(), created, anchor, start), REGULAR);
    for (var full : policy.fullRuns()) {
      PlainTimes one = new PlainTimes(full.schedule(), created, anchor, start);
      if (full.schedule() instanceof Schedule.ProtectOnce) {
        first = one.after(anchor.minusNanos(1));
        found = place;
      } else {
        add(one, place);
      }
      place++;
    }
    once = first;
    placeOfOnce = found;
  }

  private void add(PlainTimes one, int place) {
    times.add(one);
    places.add(place);
  }

  /** The first time after an instant; at {@link Instant#MAX} if there is none. */
  Due after(Instant instant) {
    Due first = new Due(Instant.MAX, Set.of());
    for (int i = 0; i < times.size(); i++) {
      Instant time = times.get(i).after(instant);
      Set<Integer> fulls = places.get(i) == REGULAR ? Set.of() : Set.of(places.get(i));
      if (time.isBefore(first.at())) {
        first = new Due(time, fulls);
      } else if (time.equals(first.at())) {
        first = first.and(fulls);
      }
    }
    return first;
  }

  /** When a protect-once schedule has its time; at {@link Instant#MAX} without one. */
  Due once() {
    return new Due(once, placeOfOnce == REGULAR ? Set.of() : Set.of(placeOfOnce));
  }
}

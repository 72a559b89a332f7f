package dev.holdfast.domain.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the blackout windows of a policy are, joined where they overlap or adjoin. */
public record BlackoutCalendar(List<BlackoutWindow> windows) {
  /** Longer than a week can be without the windows covering all of it, in whatever zones. */
  private static final Duration LONGEST = Duration.ofDays(14);

  /** How far windows are looked up beyond the time that was asked for. */
  private static final Duration REACH = LONGEST.plusDays(7);

  private static final Duration YEAR = Duration.ofDays(366);

  /** A window lasts a day, and zones lie up to a day apart. */
  private static final int DAYS_BACK = 3;

  public BlackoutCalendar {
    windows = List.copyOf(windows);
  }

  /** The stretch in which an instant lies; empty where runs may start. */
  public Optional<Stretch> at(Instant instant) {
    return windows.isEmpty()
        ? Optional.empty()
        : between(instant, instant).stream().filter(one -> one.contains(instant)).findFirst();
  }

  /** When the next stretch begins, after an instant that may lie in one; empty without windows. */
  public Optional<Instant> nextStart(Instant after) {
    return windows.isEmpty()
        ? Optional.empty()
        : between(after, after.plus(LONGEST)).stream()
            .map(Stretch::start)
            .filter(start -> start.isAfter(after))
            .findFirst();
  }

  /** Whether the windows, at any time in the year after an instant, leave no gap for two weeks. */
  public boolean coverTheWeek(Instant from) {
    return between(from, from.plus(YEAR)).stream()
        .anyMatch(one -> Duration.between(one.start(), one.end()).compareTo(LONGEST) > 0);
  }

  /** The stretches that touch a time, in their order; their start and end may lie outside of it. */
  List<Stretch> between(Instant from, Instant to) {
    return joined(occurrences(from.minus(REACH), to.plus(REACH))).stream()
        .filter(one -> one.end().isAfter(from) && !one.start().isAfter(to))
        .toList();
  }

  private List<Stretch> occurrences(Instant from, Instant to) {
    List<Stretch> all = new ArrayList<>();
    for (BlackoutWindow window : windows) {
      LocalDate day = onOrAfter(window.start().dayAt(from).minusDays(DAYS_BACK), window.day());
      for (Stretch one = on(window, day); one.start().isBefore(to); one = on(window, day)) {
        if (one.end().isAfter(one.start())) {
          all.add(one);
        }
        day = day.plusWeeks(1);
      }
    }
    return all;
  }

  private static LocalDate onOrAfter(LocalDate from, DayOfWeek day) {
    return from.with(TemporalAdjusters.nextOrSame(day));
  }

  /** The window that starts on a day. It is empty where a clock change skips all of it. */
  private static Stretch on(BlackoutWindow window, LocalDate day) {
    Instant start = window.start().on(day);
    return new Stretch(start, window.end().on(endDay(window, day, start)));
  }

  /**
   * By the clocks, not by instants: a gap may swallow the start, and the end is still that day's.
   */
  private static LocalDate endDay(BlackoutWindow window, LocalDate day, Instant start) {
    LocalDateTime begin =
        window.start().zone().equals(window.end().zone())
            ? day.atTime(window.start().time())
            : LocalDateTime.ofInstant(start, window.end().zone());
    return window.end().time().isAfter(begin.toLocalTime())
        ? begin.toLocalDate()
        : begin.toLocalDate().plusDays(1);
  }

  private static List<Stretch> joined(List<Stretch> occurrences) {
    List<Stretch> joined = new ArrayList<>();
    occurrences.sort(Comparator.comparing(Stretch::start));
    for (Stretch one : occurrences) {
      if (joined.isEmpty() || one.start().isAfter(joined.getLast().end())) {
        joined.add(one);
      } else if (one.end().isAfter(joined.getLast().end())) {
        joined.add(new Stretch(joined.removeLast().start(), one.end()));
      }
    }
    return joined;
  }
}

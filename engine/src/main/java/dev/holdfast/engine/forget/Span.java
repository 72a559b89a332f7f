package dev.holdfast.engine.forget;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time by the calendar, such as {@code 1y6m14d12h}.
 *
 * @param years from 0 to {@value #PART_MAX}, as are the others; not all of them 0
 */
public record Span(int years, int months, int days, int hours) {
  /** Enough for a thousand years of months; and so no sum of times leaves the calendar. */
  public static final int PART_MAX = 12_000;

  private static final Pattern TEXT =
      Pattern.compile("(?:(\\d{1,5})y)?(?:(\\d{1,5})m)?(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?");

  public Span {
    check("years", years);
    check("months", months);
    check("days", days);
    check("hours", hours);
    if (years + months + days + hours == 0) {
      throw new IllegalArgumentException("A span of time must not be empty");
    }
  }

  private static void check(String name, int part) {
    if (part < 0 || part > PART_MAX) {
      throw new IllegalArgumentException(
          "A span of time has 0 to %d %s, not %d".formatted(PART_MAX, name, part));
    }
  }

  /**
   * Reads years, months, days and hours, in this order, each a number and its letter.
   *
   * @throws IllegalArgumentException if it is something else; the message says what is expected
   */
  public static Span parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || text.isBlank()) {
      throw new IllegalArgumentException(
          "A span of time is written as 2y5m7d3h (years, months, days, hours; those that are 0 can"
              + " be left out), not \""
              + text
              + "\"");
    }
    return new Span(part(matcher, 1), part(matcher, 2), part(matcher, 3), part(matcher, 4));
  }

  private static int part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /**
   * The time that lies this long before another. A month back from a day that the earlier month
   * lacks counts on into the next: from 31 March it is 3 March, or 2 March in a leap year. This is
   * how restic counts.
   */
  public OffsetDateTime before(OffsetDateTime time) {
    LocalDate firstOfMonth =
        time.toLocalDate().withDayOfMonth(1).minusYears(years).minusMonths(months);
    LocalDate date = firstOfMonth.plusDays(time.getDayOfMonth() - 1L - days);
    return time.with(date).minusHours(hours);
  }

  @Override
  public String toString() {
    return part(years, 'y') + part(months, 'm') + part(days, 'd') + part(hours, 'h');
  }

  private static String part(int number, char unit) {
    return number == 0 ? "" : "" + number + unit;
  }
}

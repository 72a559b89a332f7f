package dev.holdfast.adapters.cli.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A time as it is typed: a day, a day and a time of day, or with an offset too. Without an offset
 * it is one of a zone that is given.
 */
public final class TimeArgument {
  private static final int DAY_CHARS = "2026-11-22".length();

  private TimeArgument() {}

  /** The beginning of what was typed; the earliest time if nothing was. */
  public static Instant from(ZoneId zone, OptionSpec option) {
    String typed = option.getValue();
    return typed == null ? Instant.MIN : parse(zone, option, typed, LocalTime.MIN);
  }

  /** The end of what was typed; the latest time if nothing was. */
  public static Instant to(ZoneId zone, OptionSpec option) {
    String typed = option.getValue();
    return typed == null ? Instant.MAX : parse(zone, option, typed, LocalTime.MAX);
  }

  private static Instant parse(ZoneId zone, OptionSpec option, String typed, LocalTime wholeDay) {
    String text = typed.strip().replace(' ', 'T');
    try {
      if (text.length() == DAY_CHARS) {
        return LocalDate.parse(text).atTime(wholeDay).atZone(zone).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw Failures.wrongUsage(
          option.longestName()
              + " must be a time such as 2026-11-22 or 2026-11-22T10:30, not \""
              + typed
              + "\".");
    }
  }
}

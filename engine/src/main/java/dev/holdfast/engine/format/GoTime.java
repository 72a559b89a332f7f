package dev.holdfast.engine.format;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as Go writes them (RFC3339Nano): {@code 2020-01-02T03:04:05.5+01:00}.
 *
 * <p>Up to nine digits of a second without trailing zeros, {@code Z} for an offset of zero, years 0
 * to 9999. The offset is kept, since it is part of the bytes that are hashed.
 */
public final class GoTime {
  private static final int YEAR_MAX = 9999;
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_END = "2020-01-02T03:04:05".length();
  private static final int OFFSET_CHARS = "+01:00".length();
  private static final int LONGEST = "2020-01-02T03:04:05.123456789+01:00".length();

  private GoTime() {}

  /**
   * Writes a time.
   *
   * @throws IllegalArgumentException if the year is not in 0 to 9999 or the offset has seconds: the
   *     text could not say it
   */
  public static String format(OffsetDateTime time) {
    check(time);
    StringBuilder text = new StringBuilder(LONGEST);
    appendNumber(text, time.getYear(), 4);
    appendNumber(text.append('-'), time.getMonthValue(), 2);
    appendNumber(text.append('-'), time.getDayOfMonth(), 2);
    appendNumber(text.append('T'), time.getHour(), 2);
    appendNumber(text.append(':'), time.getMinute(), 2);
    appendNumber(text.append(':'), time.getSecond(), 2);
    appendFraction(text, time.getNano());
    appendOffset(text, time.getOffset().getTotalSeconds() / 60);
    return text.toString();
  }

  /**
   * Checks that {@link #format} will take a time.
   *
   * @throws IllegalArgumentException if it will not
   */
  public static void check(OffsetDateTime time) {
    if (time.getYear() < 0 || time.getYear() > YEAR_MAX) {
      throw new IllegalArgumentException(
          "The year of a stored time must be 0 to 9999, not " + time.getYear());
    }
    if (time.getOffset().getTotalSeconds() % 60 != 0) {
      throw new IllegalArgumentException(
          "The offset of a stored time must be whole minutes, not " + time.getOffset());
    }
  }

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException if the text is not an RFC 3339 time, or has more than nine
   *     digits of a second
   */
  public static OffsetDateTime parse(String text) {
    try {
      int end = SECONDS_END;
      int nano = 0;
      if (text.charAt(end) == '.') {
        do {
          end++;
        } while (isDigit(text.charAt(end)));
        nano = nano(text, SECONDS_END + 1, end);
      }
      return OffsetDateTime.of(
          number(text, 0, 4),
          number(behind(text, 4, '-'), 5, 7),
          number(behind(text, 7, '-'), 8, 10),
          number(behind(text, 10, 'T'), 11, 13),
          number(behind(text, 13, ':'), 14, 16),
          number(behind(text, 16, ':'), 17, 19),
          nano,
          offset(text, end));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("Not an RFC 3339 time: \"" + text + "\"", e);
    }
  }

  private static void appendNumber(StringBuilder text, int value, int digits) {
    int unit = 1;
    for (int i = 1; i < digits; i++) {
      unit *= 10;
    }
    for (int rest = value; unit > 0; unit /= 10) {
      text.append((char) ('0' + rest / unit));
      rest %= unit;
    }
  }

  private static void appendFraction(StringBuilder text, int nano) {
    if (nano == 0) {
      return;
    }
    appendNumber(text.append('.'), nano, NANO_DIGITS);
    while (text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
  }

  private static void appendOffset(StringBuilder text, int minutes) {
    if (minutes == 0) {
      text.append('Z');
      return;
    }
    int size = Math.abs(minutes);
    appendNumber(text.append(minutes < 0 ? '-' : '+'), size / 60, 2);
    appendNumber(text.append(':'), size % 60, 2);
  }

  private static int nano(String text, int start, int end) {
    int digits = end - start;
    if (digits < 1 || digits > NANO_DIGITS) {
      throw new DateTimeException("A second has one to nine digits behind the point");
    }
    int nano = number(text, start, end);
    for (int i = digits; i < NANO_DIGITS; i++) {
      nano *= 10;
    }
    return nano;
  }

  private static ZoneOffset offset(String text, int at) {
    char sign = text.charAt(at);
    int length = text.length() - at;
    if (sign == 'Z' && length == 1) {
      return ZoneOffset.UTC;
    }
    if ((sign != '+' && sign != '-') || length != OFFSET_CHARS) {
      throw new DateTimeException("The offset is Z or +hh:mm");
    }
    int hours = number(text, at + 1, at + 3);
    int minutes = number(behind(text, at + 3, ':'), at + 4, at + 6);
    return sign == '+'
        ? ZoneOffset.ofHoursMinutes(hours, minutes)
        : ZoneOffset.ofHoursMinutes(-hours, -minutes);
  }

  private static String behind(String text, int at, char separator) {
    if (text.charAt(at) != separator) {
      throw new DateTimeException("Character " + at + " must be " + separator);
    }
    return text;
  }

  private static int number(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        throw new DateTimeException("Character " + i + " must be a digit");
      }
      value = 10 * value + c - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

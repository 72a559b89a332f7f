package dev.holdfast.engine.format;

import java.nio.charset.StandardCharsets;
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

  /** No time has more characters. */
  static final int LONGEST = "2020-01-02T03:04:05.123456789+01:00".length();

  private GoTime() {}

  /**
   * Writes a time.
   *
   * @throws IllegalArgumentException if the year is not in 0 to 9999 or the offset has seconds: the
   *     text could not say it
   */
  public static String format(OffsetDateTime time) {
    byte[] text = new byte[LONGEST];
    return new String(text, 0, write(time, text, 0), StandardCharsets.US_ASCII);
  }

  /**
   * Writes a time to an array, which must have room for {@link #LONGEST} bytes.
   *
   * @return where it ends
   * @throws IllegalArgumentException as {@link #format}
   */
  static int write(OffsetDateTime time, byte[] text, int offset) {
    check(time);
    int at = number(text, offset, time.getYear(), 4);
    at = number(text, sign(text, at, '-'), time.getMonthValue(), 2);
    at = number(text, sign(text, at, '-'), time.getDayOfMonth(), 2);
    at = number(text, sign(text, at, 'T'), time.getHour(), 2);
    at = number(text, sign(text, at, ':'), time.getMinute(), 2);
    at = number(text, sign(text, at, ':'), time.getSecond(), 2);
    at = fraction(text, at, time.getNano());
    return offset(text, at, time.getOffset().getTotalSeconds() / 60);
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

  private static int sign(byte[] text, int at, char sign) {
    text[at] = (byte) sign;
    return at + 1;
  }

  private static int number(byte[] text, int at, int value, int digits) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }

  private static int fraction(byte[] text, int at, int nano) {
    if (nano == 0) {
      return at;
    }
    int end = number(text, sign(text, at, '.'), nano, NANO_DIGITS);
    while (text[end - 1] == '0') {
      end--;
    }
    return end;
  }

  private static int offset(byte[] text, int at, int minutes) {
    if (minutes == 0) {
      return sign(text, at, 'Z');
    }
    int size = Math.abs(minutes);
    int hoursEnd = number(text, sign(text, at, minutes < 0 ? '-' : '+'), size / 60, 2);
    return number(text, sign(text, hoursEnd, ':'), size % 60, 2);
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

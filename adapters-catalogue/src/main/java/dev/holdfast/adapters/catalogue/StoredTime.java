package dev.holdfast.adapters.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as the catalogue keeps them: {@code 2026-11-21T22:59:00.123456789Z}, always 30 characters,
 * for the years 0 to 9999.
 *
 * <p>Written by hand because a formatter of the JDK takes ten times as long on the way of every
 * read, and tens of milliseconds at the first one.
 */
final class StoredTime {
  private static final String FORM = "0000-00-00T00:00:00.000000000Z";

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private StoredTime() {}

  static String text(Instant time) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    if (utc.getYear() < 0 || utc.getYear() > 9999) {
      throw new IllegalArgumentException("A stored time lies in the years 0 to 9999, not " + time);
    }
    char[] text = FORM.toCharArray();
    put(text, 0, 4, utc.getYear());
    put(text, 5, 2, utc.getMonthValue());
    put(text, 8, 2, utc.getDayOfMonth());
    put(text, 11, 2, utc.getHour());
    put(text, 14, 2, utc.getMinute());
    put(text, 17, 2, utc.getSecond());
    put(text, 20, 9, utc.getNano());
    return new String(text);
  }

  /** The text of the time, or of the nearest that can be stored: to compare with what is. */
  static String nearest(Instant time) {
    if (time.isBefore(FIRST)) {
      return text(FIRST);
    }
    return text(time.isAfter(LAST) ? LAST : time);
  }

  /**
   * The time that {@link #text} wrote.
   *
   * @throws DateTimeException if the text is none of its
   */
  static Instant instant(String text) {
    if (text.length() != FORM.length()) {
      throw new DateTimeException("Not a stored time: " + text);
    }
    for (int i = 0; i < FORM.length(); i++) {
      if (FORM.charAt(i) != '0' && FORM.charAt(i) != text.charAt(i)) {
        throw new DateTimeException("Not a stored time: " + text);
      }
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 2),
            number(text, 8, 2),
            number(text, 11, 2),
            number(text, 14, 2),
            number(text, 17, 2),
            number(text, 20, 9))
        .toInstant(ZoneOffset.UTC);
  }

  private static void put(char[] text, int from, int digits, int value) {
    int rest = value;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("Not a stored time: " + text);
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

package dev.holdfast.adapters.catalogue.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads times as {@link Instant#toString} writes them.
 *
 * <p>Written by hand because a formatter of the JDK takes as long for the times of a document as
 * all the rest of it takes: a page of a hundred groups has seven hundred of them.
 */
final class InstantReader extends ValueDeserializer<Instant> {
  private static final String SECONDS_FORM = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;

  /** Stands for never. */
  private static final String LAST = Instant.MAX.toString();

  @Override
  public Instant deserialize(JsonParser source, DeserializationContext context) {
    return instant(source.getString());
  }

  /**
   * The time of the text.
   *
   * @throws DateTimeException if it is none
   */
  static Instant instant(String text) {
    int end = text.length() - 1;
    int point = SECONDS_FORM.length();
    boolean isUsual =
        hasForm(text)
            && text.charAt(end) == 'Z'
            && (end == point || (text.charAt(point) == '.' && end <= point + 1 + NANO_DIGITS));
    int nanos = isUsual ? nanos(text, point, end) : -1;
    if (nanos < 0) {
      return text.equals(LAST) ? Instant.MAX : Instant.parse(text);
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static boolean hasForm(String text) {
    if (text.length() <= SECONDS_FORM.length()) {
      return false;
    }
    for (int i = 0; i < SECONDS_FORM.length(); i++) {
      char form = SECONDS_FORM.charAt(i);
      if (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
        return false;
      }
    }
    return true;
  }

  /** Of the digits behind the point, if there is one; negative if they are none. */
  private static int nanos(String text, int point, int end) {
    if (end == point) {
      return 0;
    }
    int nanos = 0;
    for (int i = point + 1; i <= point + NANO_DIGITS; i++) {
      if (i < end && !isDigit(text.charAt(i))) {
        return -1;
      }
      nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return end == point + 1 ? -1 : nanos;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

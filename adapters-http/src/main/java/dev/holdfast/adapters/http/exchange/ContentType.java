package dev.holdfast.adapters.http.exchange;

import java.util.Locale;
import java.util.Optional;

/**
 * A media type with its parameters, as RFC 9110 section 8.3 writes it.
 *
 * @param essence type and subtype in lower case, such as {@code application/json}
 * @param text the whole line as it was sent
 */
public record ContentType(String essence, String text) {

  /** Reads a header line; whatever stands before the first semicolon is the essence. */
  public static ContentType parse(String text) {
    int end = text.indexOf(';');
    String essence = end < 0 ? text : text.substring(0, end);
    return new ContentType(essence.strip().toLowerCase(Locale.ROOT), text);
  }

  public boolean is(String other) {
    return essence.equals(other);
  }

  /** The value of the charset parameter, without quotes. */
  public Optional<String> charset() {
    String[] parameters = text.split(";", -1);
    for (int i = 1; i < parameters.length; i++) {
      String parameter = parameters[i].strip();
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
        return Optional.of(unquoted(parameter.substring(equals + 1).strip()));
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

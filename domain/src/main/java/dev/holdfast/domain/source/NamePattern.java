package dev.holdfast.domain.source;

import java.util.Locale;

/**
 * Which names a search is for; case does not count.
 *
 * @param text in lower case, without the stars that made the kind
 */
public record NamePattern(Kind kind, String text) {
  private static final String STAR = "*";

  /** How much of a name the text is. */
  public enum Kind {
    WHOLE,
    PREFIX,
    SUFFIX,
    PART
  }

  /** As a client writes it: a star at either end stands for any text, one elsewhere for itself. */
  public static NamePattern of(String searched) {
    String lower = searched.toLowerCase(Locale.ROOT);
    if (lower.equals(STAR)) {
      return new NamePattern(Kind.PREFIX, "");
    }
    boolean begins = lower.startsWith(STAR);
    boolean ends = lower.endsWith(STAR);
    String text = lower.substring(begins ? 1 : 0, lower.length() - (ends ? 1 : 0));
    return new NamePattern(kind(begins, ends), text);
  }

  private static Kind kind(boolean begins, boolean ends) {
    if (begins) {
      return ends ? Kind.PART : Kind.SUFFIX;
    }
    return ends ? Kind.PREFIX : Kind.WHOLE;
  }

  public boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case WHOLE -> lower.equals(text);
      case PREFIX -> lower.startsWith(text);
      case SUFFIX -> lower.endsWith(text);
      case PART -> lower.contains(text);
    };
  }
}

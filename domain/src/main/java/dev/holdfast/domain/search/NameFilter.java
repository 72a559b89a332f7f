package dev.holdfast.domain.search;

import dev.holdfast.domain.source.NamePattern;

/**
 * Which names of files a search is for. Case does not count, by {@link NameFolding}.
 *
 * @param text folded, without the stars that made the kind
 */
public record NameFilter(NamePattern.Kind kind, String text) {
  public static final NameFilter ANY = new NameFilter(NamePattern.Kind.PREFIX, "");

  /**
   * As a client writes it: {@code x} is the whole name, {@code x*} its beginning, {@code *x} its
   * end, {@code *x*} any part of it. A star elsewhere stands for itself.
   */
  public static NameFilter of(String searched) {
    NamePattern.Kind kind = NamePattern.of(searched).kind();
    if (searched.equals("*")) {
      return ANY;
    }
    boolean begins = kind == NamePattern.Kind.SUFFIX || kind == NamePattern.Kind.PART;
    boolean ends = kind == NamePattern.Kind.PREFIX || kind == NamePattern.Kind.PART;
    String text = searched.substring(begins ? 1 : 0, searched.length() - (ends ? 1 : 0));
    return new NameFilter(kind, NameFolding.fold(text));
  }

  /** Whether every name is meant. */
  public boolean isAny() {
    return text.isEmpty() && kind != NamePattern.Kind.WHOLE;
  }

  /** Whether a name is meant that was folded. */
  public boolean matchesFolded(String folded) {
    return switch (kind) {
      case WHOLE -> folded.equals(text);
      case PREFIX -> folded.startsWith(text);
      case SUFFIX -> folded.endsWith(text);
      case PART -> folded.contains(text);
    };
  }
}

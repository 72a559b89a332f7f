package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.source.NamePattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which folded names a search is for, by their bytes. For one thread. */
final class NameMatch {
  private final NameFilter filter;
  private final byte[] bytes;

  /** The same bytes, as {@link BlockNames} has them. */
  private final String text;

  NameMatch(NameFilter filter) {
    this.filter = filter;
    this.bytes = SortKey.utf8(filter.text());
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  boolean isAny() {
    return filter.isAny();
  }

  /** Where names can lie that match: in the first block, and in those that are not beyond it. */
  int firstBlock(NameDirectory directory) {
    return switch (filter.kind()) {
      case WHOLE, PREFIX -> directory.blockOf(new SortKey(bytes));
      case SUFFIX, PART -> 0;
    };
  }

  /** Whether neither this block nor a later one can hold a name that matches. */
  boolean isBeyond(BlockNames block) {
    return switch (filter.kind()) {
      case WHOLE, PREFIX -> {
        byte[] first = block.first().bytes();
        int length = Math.min(bytes.length, first.length);
        yield Arrays.compareUnsigned(first, 0, length, bytes, 0, length) > 0;
      }
      case SUFFIX, PART -> false;
    };
  }

  NamePattern.Kind kind() {
    return filter.kind();
  }

  String text() {
    return text;
  }

  /** Whether the name between two places matches. */
  boolean matches(String names, int from, int to) {
    int length = to - from;
    if (length < text.length()) {
      return false;
    }
    return switch (filter.kind()) {
      case WHOLE -> length == text.length() && names.startsWith(text, from);
      case PREFIX -> names.startsWith(text, from);
      case SUFFIX -> names.startsWith(text, to - text.length());
      case PART -> {
        int at = names.indexOf(text, from);
        yield at >= 0 && at + text.length() <= to;
      }
    };
  }
}

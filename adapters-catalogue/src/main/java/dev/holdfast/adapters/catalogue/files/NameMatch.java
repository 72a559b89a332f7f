package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.NameFilter;
import java.util.Arrays;

/** Which folded names a search is for, by their bytes. For one thread. */
final class NameMatch {
  private final NameFilter filter;
  private final byte[] text;

  NameMatch(NameFilter filter) {
    this.filter = filter;
    this.text = SortKey.utf8(filter.text());
  }

  boolean isAny() {
    return filter.isAny();
  }

  /** Where names can lie that match: in the first block, and in those that are not beyond it. */
  int firstBlock(NameDirectory directory) {
    return switch (filter.kind()) {
      case WHOLE, PREFIX -> directory.blockOf(new SortKey(text));
      case SUFFIX, PART -> 0;
    };
  }

  /** Whether neither this block nor a later one can hold a name that matches. */
  boolean isBeyond(BlockNames block) {
    return switch (filter.kind()) {
      case WHOLE, PREFIX -> {
        byte[] first = block.first().bytes();
        int length = Math.min(text.length, first.length);
        yield Arrays.compareUnsigned(first, 0, length, text, 0, length) > 0;
      }
      case SUFFIX, PART -> false;
    };
  }

  boolean matches(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < text.length) {
      return false;
    }
    return switch (filter.kind()) {
      case WHOLE -> length == text.length && isAt(bytes, from);
      case PREFIX -> isAt(bytes, from);
      case SUFFIX -> isAt(bytes, to - text.length);
      case PART -> isWithin(bytes, from, to - text.length);
    };
  }

  private boolean isWithin(byte[] bytes, int from, int last) {
    if (text.length == 0) {
      return true;
    }
    byte head = text[0];
    for (int at = from; at <= last; at++) {
      if (bytes[at] == head && isAt(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(byte[] bytes, int at) {
    for (int i = 0; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}

package dev.holdfast.testkit.fake;

import java.util.Arrays;
import java.util.Comparator;

/** Texts as databases sort them. */
final class CodePoints {
  /** By code point, where Java's own order puts what is beyond the first plane too early. */
  static final Comparator<String> ORDER =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private CodePoints() {}
}

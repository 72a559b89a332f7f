package dev.holdfast.adapters.catalogue;

import java.util.Collection;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Numbers to compare a column with, bound as one text: the statement is the same however many they
 * are, so that it stays prepared.
 */
final class NumberList {
  private NumberList() {}

  /** What stands behind {@code IN}. */
  static String of(String parameter) {
    return "(SELECT value FROM json_each(:" + parameter + "))";
  }

  /** What is bound. */
  static <T> String json(Collection<T> some, ToLongFunction<T> number) {
    return some.stream()
        .mapToLong(number)
        .sorted()
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}

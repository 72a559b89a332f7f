package dev.holdfast.adapters.catalogue;

import java.util.Collection;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /**
   * The condition that a row belongs to the tenant that is bound, and has one of the ids if a
   * parameter is named for them.
   *
   * <p>Rows with ids are looked up by these. Left alone, SQLite walks all rows of the tenant in the
   * order of the list; a plus before a column keeps it from searching by that one.
   */
  static String ofTenant(String table, @Nullable String ids) {
    return ids == null
        ? "%s.tenant = :tenant".formatted(table)
        : "+%1$s.tenant = :tenant AND %1$s.id IN %2$s".formatted(table, of(ids));
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

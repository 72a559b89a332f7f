package dev.holdfast.adapters.http.configuration;

import dev.holdfast.domain.config.BackupQuery.Field;
import dev.holdfast.domain.config.BackupQuery.Order;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sorters of a list, such as {@code status,-created}. */
final class Sorters {
  private Sorters() {}

  /** The orders of a text whose form is checked already. */
  static List<Order> parse(String text) {
    return text.isEmpty() ? List.of() : Stream.of(text.split(",")).map(Sorters::order).toList();
  }

  private static Order order(String sorter) {
    boolean descending = sorter.startsWith("-");
    String field = descending ? sorter.substring(1) : sorter;
    return new Order(Field.valueOf(field.toUpperCase(Locale.ROOT)), descending);
  }
}

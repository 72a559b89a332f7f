package dev.holdfast.domain.protection;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the code does for a whole cross product the way that people write a table. */
final class Table {

  private Table() {}

  /** A row for each of the one, a column for each of the other, cells split by single blanks. */
  static <R, C> String of(
      SequencedMap<String, R> rows,
      SequencedMap<String, C> columns,
      BiFunction<R, C, String> cell) {
    Stream<String> head = Stream.of(line("", List.copyOf(columns.sequencedKeySet())));
    Stream<String> body =
        rows.entrySet().stream().map(row -> line(row.getKey(), cells(row, columns, cell)));
    return Stream.concat(head, body).collect(Collectors.joining("\n"));
  }

  /** A table as it stands in a test, with the blanks that line it up taken out. */
  static String golden(String text) {
    return text.lines().map(line -> line.replaceAll(" +", " ")).collect(Collectors.joining("\n"));
  }

  private static <R, C> List<String> cells(
      Map.Entry<String, R> row, SequencedMap<String, C> columns, BiFunction<R, C, String> cell) {
    return columns.values().stream().map(column -> cell.apply(row.getValue(), column)).toList();
  }

  private static String line(String first, List<String> others) {
    return first + " | " + String.join(" ", others);
  }
}

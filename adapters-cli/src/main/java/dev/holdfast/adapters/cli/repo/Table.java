package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.cli.frame.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of words in columns, as wide as their longest word. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  Table(String... titles) {
    this.columns = titles.length;
    rows.add(List.of(titles));
  }

  void row(String... words) {
    rows.add(Arrays.stream(words).map(Visible::of).toList());
  }

  /** Prints the titles, a line, the rows, and a line. */
  void printTo(Terminal terminal) {
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = rows.stream().map(row -> line(row, widths)).toList();
    String rule = "-".repeat(lines.stream().mapToInt(String::length).max().orElse(0));
    terminal.print(lines.getFirst());
    terminal.print(rule);
    lines.subList(1, lines.size()).forEach(terminal::print);
    terminal.print(rule);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String word = row.get(column);
      line.append(word);
      if (column < row.size() - 1) {
        line.append(" ".repeat(widths[column] - word.length())).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }
}

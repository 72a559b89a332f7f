package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.protection.Indexing;
import java.util.Arrays;
import java.util.List;

/** Writes a group's choice of paths as one text: zeros between them, two between its parts. */
final class IndexingText {
  private static final String BETWEEN = "\0";
  private static final String PARTS = "\0\0";

  private IndexingText() {}

  static String of(Indexing indexing) {
    return (indexing.isEnabled() ? "1" : "0")
        + PARTS
        + String.join(BETWEEN, indexing.includedPaths())
        + PARTS
        + String.join(BETWEEN, indexing.excludedPaths());
  }

  static Indexing read(String text) {
    String[] parts = text.split(PARTS, -1);
    return new Indexing(parts[0].equals("1"), paths(parts[1]), paths(parts[2]));
  }

  private static List<String> paths(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(BETWEEN, -1));
  }
}

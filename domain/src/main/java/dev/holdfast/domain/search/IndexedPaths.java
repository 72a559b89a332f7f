package dev.holdfast.domain.search;

import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.snapshot.EntryPath;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which paths of a group's snapshots are to be indexed. A path that the settings name stands for
 * itself and all below it. In it {@code *} is any text without a slash, {@code **} any text, {@code
 * ?} one character that is no slash.
 */
public final class IndexedPaths {
  private final List<Pattern> included;
  private final List<Pattern> excluded;

  private IndexedPaths(List<Pattern> included, List<Pattern> excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  public static IndexedPaths of(Indexing indexing) {
    return new IndexedPaths(patterns(indexing.includedPaths()), patterns(indexing.excludedPaths()));
  }

  public boolean contains(EntryPath path) {
    return (included.isEmpty() || matches(included, path)) && !matches(excluded, path);
  }

  private static boolean matches(List<Pattern> patterns, EntryPath path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path.value()).matches());
  }

  private static List<Pattern> patterns(List<String> paths) {
    return paths.stream().map(IndexedPaths::pattern).toList();
  }

  private static Pattern pattern(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char character = plain.charAt(i);
      if (plain.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else {
        expression.append(
            switch (character) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(character));
            });
      }
    }
    return Pattern.compile(expression + "(/.*)?", Pattern.DOTALL);
  }
}

package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.search.FileQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many hits the latest queries had in one version of an index, so that of a query's pages the
 * first alone counts. Safe for several threads.
 */
final class KnownTotals {
  /** Queries whose pages are turned at the same time. */
  private static final int QUERIES_MAX = 256;

  /** What asks for more takes too much memory to be remembered. */
  private static final int CHARS_MAX = 256;

  private static final int IDS_MAX = 64;

  private final Map<FileQuery, Long> totals = new LinkedHashMap<>(16, 0.75f, true);
  private long version;

  /** Null if it is not known. */
  synchronized @Nullable Long find(long ofVersion, FileQuery query) {
    return ofVersion == version ? totals.get(ofAnyPage(query)) : null;
  }

  /** What was true of an older version than another one told of is passed over. */
  synchronized void put(long ofVersion, FileQuery query, long total) {
    if (ofVersion < version || !isSmall(query)) {
      return;
    }
    if (ofVersion > version) {
      totals.clear();
      version = ofVersion;
    }
    totals.put(ofAnyPage(query), total);
    if (totals.size() > QUERIES_MAX) {
      totals.remove(totals.keySet().iterator().next());
    }
  }

  private static boolean isSmall(FileQuery query) {
    return query.name().text().length() <= CHARS_MAX
        && isSmall(query.objects())
        && isSmall(query.groups());
  }

  private static boolean isSmall(@Nullable Set<?> ids) {
    return ids == null || ids.size() <= IDS_MAX;
  }

  private static FileQuery ofAnyPage(FileQuery query) {
    return new FileQuery(
        query.name(),
        query.kinds(),
        query.objects(),
        query.groups(),
        query.bytes(),
        query.modifiedMicros(),
        null,
        1);
  }
}

package dev.holdfast.adapters.catalogue.json;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The values of documents that were read before, found by the documents' texts. Safe for several
 * threads at once.
 *
 * <p>To read the documents takes most of the time of a list, and most of them are those of the list
 * before. A text has one value for ever, and values don't change: so nothing here can be out of
 * date, whoever writes to the database.
 */
final class ReadDocuments {
  /**
   * Room for the documents of ten thousand groups and of the runs that are looked at. With their
   * values they take some 50 MB.
   */
  static final long CHARS_MAX = 16L * 1024 * 1024;

  /** One of many would put all others out, and is seldom asked for again. */
  private static final int CHARS_OF_ONE_MAX = 64 * 1024;

  private record Key(Class<?> type, String text) {}

  private final Cache<Key, Object> values;

  ReadDocuments(long charsMax) {
    this.values =
        Caffeine.newBuilder()
            .maximumWeight(charsMax)
            .weigher((Key key, Object value) -> key.text().length())
            // Who reads puts out what is too much: there is no thread that nobody stops.
            .executor(Runnable::run)
            .build();
  }

  /** The value that was kept for the text; null if there is none. */
  <T> @Nullable T find(Class<T> type, String text) {
    return type.cast(values.getIfPresent(new Key(type, text)));
  }

  /** Keeps the value of the text for a while, unless it is a very long one. */
  <T> void keep(Class<T> type, String text, T value) {
    if (text.length() <= CHARS_OF_ONE_MAX) {
      values.put(new Key(type, text), value);
    }
  }

  /** How many characters of text are kept. */
  long chars() {
    values.cleanUp();
    return values.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}

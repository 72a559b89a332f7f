package dev.holdfast.engine.restore;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A cache that forgets what was used least recently, and always keeps what came last. */
final class LeastRecent<K, V> {
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private final long bytesMax;
  private final ToIntFunction<V> size;
  private long bytes;

  /**
   * Makes an empty cache.
   *
   * @param bytesMax how much it holds; a single longer value is kept until the next one comes
   * @param size how much a value counts, in bytes
   */
  LeastRecent(long bytesMax, ToIntFunction<V> size) {
    this.bytesMax = bytesMax;
    this.size = size;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Adds a value; the key is new to the cache. */
  void put(K key, V value) {
    values.put(key, value);
    bytes += size.applyAsInt(value);
    Iterator<V> oldest = values.values().iterator();
    while (bytes > bytesMax && values.size() > 1) {
      bytes -= size.applyAsInt(oldest.next());
      oldest.remove();
    }
  }
}

package dev.holdfast.adapters.catalogue.files;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds what the names of all tenants take together: those of the tenants that were not searched
 * for the longest time go first, and are read again by their next search, which takes 0.7 s for ten
 * million paths. Names of one tenant alone may be more, as every search of it needs all. Safe for
 * several threads.
 */
final class NamesInMemory {
  private final long bytesMax;
  private final Map<TenantIndex, Long> bytesOf = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  NamesInMemory(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** After a search, which may have read names. */
  synchronized void used(TenantIndex index) {
    forget(index);
    long now = index.namesBytes();
    bytesOf.put(index, now);
    bytes += now;
    while (bytes > bytesMax && bytesOf.size() > 1) {
      TenantIndex unused = bytesOf.keySet().iterator().next();
      forget(unused);
      unused.dropNames();
    }
  }

  /** Of an index that is closed. */
  synchronized void forget(TenantIndex index) {
    Long before = bytesOf.remove(index);
    bytes -= before == null ? 0 : before;
  }
}

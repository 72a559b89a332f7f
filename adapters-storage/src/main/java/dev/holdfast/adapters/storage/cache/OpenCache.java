package dev.holdfast.adapters.storage.cache;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps things open that are dear to open. Users of one thing share it; of those that nobody uses,
 * the ones used last stay open. Safe for several threads: two things open at the same time, one
 * thing opens once.
 *
 * @param <E> what opening and closing may throw
 */
public final class OpenCache<K, V, E extends Exception> implements AutoCloseable {

  /** How a thing is opened and closed. */
  public interface Opening<K, V, E extends Exception> {
    V open(K key) throws E;

    void close(V value) throws E;
  }

  /** The right to use a thing until this is closed, by the thread that has it. */
  public final class Lease implements AutoCloseable {
    private final Entry<K, V> entry;
    private final V value;
    private boolean ended;

    private Lease(Entry<K, V> entry, V value) {
      this.entry = entry;
      this.value = value;
    }

    public V value() {
      return value;
    }

    @Override
    public void close() throws E {
      if (!ended) {
        ended = true;
        release(entry);
      }
    }
  }

  private static final class Entry<K, V> {
    private final K key;
    private int users;
    private boolean forgotten;
    private @Nullable V value;

    Entry(K key) {
      this.key = key;
    }
  }

  private final int idleMax;
  private final Opening<K, V, E> opening;
  private final Map<K, Entry<K, V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /**
   * Begins empty.
   *
   * @param idleMax how many stay open; more are open only while more are in use
   */
  public OpenCache(int idleMax, Opening<K, V, E> opening) {
    this.idleMax = idleMax;
    this.opening = opening;
  }

  /** The thing of this key, opened now or before. */
  public Lease lease(K key) throws E {
    Entry<K, V> entry = use(key);
    boolean opened = false;
    try {
      Lease lease = new Lease(entry, valueOf(entry));
      opened = true;
      return lease;
    } finally {
      if (!opened) {
        release(entry);
      }
    }
  }

  /** Lets the next user open the thing anew; those who use it now go on with what they have. */
  public void forget(K key) throws E {
    List<V> unused = new ArrayList<>();
    synchronized (entries) {
      Entry<K, V> entry = entries.remove(key);
      if (entry != null) {
        forget(entry, unused);
      }
    }
    closeAll(unused);
  }

  /** Closes everything, now or when its last user is done; nothing can be leased any more. */
  @Override
  public void close() throws E {
    List<V> unused = new ArrayList<>();
    synchronized (entries) {
      closed = true;
      for (Entry<K, V> entry : entries.values()) {
        forget(entry, unused);
      }
      entries.clear();
    }
    closeAll(unused);
  }

  private Entry<K, V> use(K key) {
    synchronized (entries) {
      if (closed) {
        throw new IllegalStateException("Closed; nothing can be opened any more");
      }
      Entry<K, V> entry = entries.computeIfAbsent(key, Entry::new);
      entry.users++;
      return entry;
    }
  }

  private V valueOf(Entry<K, V> entry) throws E {
    synchronized (entry) {
      V value = entry.value;
      if (value == null) {
        value = opening.open(entry.key);
        entry.value = value;
      }
      return value;
    }
  }

  private void release(Entry<K, V> entry) throws E {
    List<V> unused = new ArrayList<>();
    synchronized (entries) {
      entry.users--;
      if (entry.forgotten) {
        forget(entry, unused);
      } else if (entry.users == 0 && entry.value == null) {
        entries.remove(entry.key);
      } else {
        dropEldest(unused);
      }
    }
    closeAll(unused);
  }

  private void dropEldest(List<V> unused) {
    Iterator<Entry<K, V>> eldest = entries.values().iterator();
    while (entries.size() > idleMax && eldest.hasNext()) {
      Entry<K, V> entry = eldest.next();
      if (entry.users == 0) {
        eldest.remove();
        forget(entry, unused);
      }
    }
  }

  private void forget(Entry<K, V> entry, List<V> unused) {
    entry.forgotten = true;
    V value = entry.value;
    if (entry.users == 0 && value != null) {
      unused.add(value);
    }
  }

  private void closeAll(List<V> unused) throws E {
    for (V value : unused) {
      opening.close(value);
    }
  }
}

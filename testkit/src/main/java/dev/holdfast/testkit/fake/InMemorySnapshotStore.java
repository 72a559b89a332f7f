package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Snapshots in memory. */
public final class InMemorySnapshotStore implements SnapshotStore {

  /** A snapshot as it was stored, for tests to look at. */
  public record StoredSnapshot(
      TenantId tenant, SnapshotId id, Label label, Map<List<String>, byte[]> files) {
    public StoredSnapshot {
      files = Map.copyOf(files);
    }
  }

  private final Map<SnapshotId, StoredSnapshot> snapshots = new LinkedHashMap<>();

  /** Their content takes space until a prune. */
  private final List<StoredSnapshot> forgotten = new ArrayList<>();

  private final AtomicInteger openReaders = new AtomicInteger();
  private long committed;

  @Override
  public Writer begin(TenantId tenant, Label label) {
    return new MemoryWriter(tenant, label);
  }

  @Override
  public synchronized Optional<SnapshotId> findByTag(TenantId tenant, String tag) {
    return snapshots.values().stream()
        .filter(snapshot -> snapshot.tenant().equals(tenant))
        .filter(snapshot -> snapshot.label().tags().contains(tag))
        .max(Comparator.comparing(snapshot -> snapshot.label().time()))
        .map(StoredSnapshot::id);
  }

  @Override
  public synchronized Reader open(TenantId tenant, SnapshotId snapshot) {
    return Optional.ofNullable(snapshots.get(snapshot))
        .filter(stored -> stored.tenant().equals(tenant))
        .map(stored -> new MemoryReader(stored.files()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "snapshot.missing",
                    "There is no snapshot " + snapshot + " in " + tenant + "."));
  }

  @Override
  public synchronized List<Listed> list(TenantId tenant) {
    return of(tenant)
        .map(stored -> new Listed(stored.id(), stored.label().time(), stored.label().tags()))
        .sorted(Comparator.comparing(Listed::time).thenComparing(listed -> listed.id().value()))
        .toList();
  }

  @Override
  public synchronized void forget(TenantId tenant, List<Clearance> cleared) {
    Clearance.removals(tenant, cleared).forEach(snapshot -> forget(tenant, snapshot));
  }

  private void forget(TenantId tenant, SnapshotId snapshot) {
    StoredSnapshot stored = snapshots.get(snapshot);
    if (stored != null && stored.tenant().equals(tenant)) {
      snapshots.remove(snapshot);
      forgotten.add(stored);
    }
  }

  @Override
  public synchronized Pruned prune(
      TenantId tenant, Set<SnapshotId> needed, BooleanSupplier mayGoOn) {
    for (SnapshotId id : needed) {
      if (!isThere(tenant, id)) {
        throw new DamagedException(
            "repository.snapshot.lost", "The snapshot " + id + " of " + tenant + " is lost.");
      }
    }
    if (!mayGoOn.getAsBoolean()) {
      return new Pruned.Interrupted();
    }
    Set<ByteBuffer> unused =
        contents(forgotten.stream().filter(stored -> stored.tenant().equals(tenant)));
    of(tenant)
        .takeWhile(stored -> !unused.isEmpty())
        .flatMap(stored -> stored.files().values().stream())
        .forEach(content -> unused.remove(ByteBuffer.wrap(content)));
    forgotten.removeIf(stored -> stored.tenant().equals(tenant));
    return new Pruned.Freed(unused.stream().mapToLong(ByteBuffer::remaining).sum());
  }

  synchronized boolean isThere(TenantId tenant, SnapshotId id) {
    StoredSnapshot stored = snapshots.get(id);
    return stored != null && stored.tenant().equals(tenant);
  }

  private Stream<StoredSnapshot> of(TenantId tenant) {
    return snapshots.values().stream().filter(stored -> stored.tenant().equals(tenant));
  }

  private static Set<ByteBuffer> contents(Stream<StoredSnapshot> stored) {
    Set<ByteBuffer> contents = new HashSet<>();
    stored.forEach(
        snapshot ->
            snapshot.files().values().forEach(content -> contents.add(ByteBuffer.wrap(content))));
    return contents;
  }

  /** All snapshots of all tenants, in the order in which they were committed. */
  public synchronized List<StoredSnapshot> snapshots() {
    return List.copyOf(snapshots.values());
  }

  /** The content of forgotten snapshots of which no prune has given back the space. */
  public synchronized long unprunedBytes() {
    return contents(forgotten.stream()).stream().mapToLong(ByteBuffer::remaining).sum();
  }

  /** How many readers are open; those that nobody closed count for ever. */
  public int openReaders() {
    return openReaders.get();
  }

  /** Puts other files into a snapshot, as no healthy repository does. */
  public synchronized void replace(SnapshotId id, Map<List<String>, byte[]> files) {
    snapshots.computeIfPresent(
        id, (key, stored) -> new StoredSnapshot(stored.tenant(), id, stored.label(), files));
  }

  private synchronized SnapshotId commit(
      TenantId tenant, Label label, Map<List<String>, byte[]> files) {
    committed++;
    SnapshotId id = new SnapshotId("%064x".formatted(committed));
    snapshots.put(id, new StoredSnapshot(tenant, id, label, files));
    return id;
  }

  private final class MemoryWriter implements Writer {
    private final TenantId tenant;
    private final Label label;
    private final Map<List<String>, byte[]> files = new LinkedHashMap<>();

    private MemoryWriter(TenantId tenant, Label label) {
      this.tenant = tenant;
      this.label = label;
    }

    @Override
    public void addFile(List<String> path, byte[] content) {
      if (files.putIfAbsent(List.copyOf(path), content.clone()) != null) {
        throw new IllegalArgumentException("Added twice: " + path);
      }
    }

    @Override
    public void addFile(List<String> path, InputStream content) {
      try {
        addFile(path, content.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SnapshotId commit() {
      return InMemorySnapshotStore.this.commit(tenant, label, files);
    }

    @Override
    public void close() {
      files.clear();
    }
  }

  private final class MemoryReader implements Reader {
    private final Map<List<String>, byte[]> files;
    private boolean isOpen = true;

    private MemoryReader(Map<List<String>, byte[]> files) {
      this.files = files;
      openReaders.incrementAndGet();
    }

    @Override
    public InputStream open(List<String> path) {
      if (!isOpen) {
        throw new IllegalStateException("The snapshot is closed");
      }
      return Optional.ofNullable(files.get(path))
          .map(ByteArrayInputStream::new)
          .orElseThrow(
              () ->
                  new NotFoundException(
                      "snapshot.file.missing",
                      "The snapshot has no file /" + String.join("/", path) + "."));
    }

    @Override
    public void close() {
      if (isOpen) {
        isOpen = false;
        openReaders.decrementAndGet();
      }
    }
  }
}

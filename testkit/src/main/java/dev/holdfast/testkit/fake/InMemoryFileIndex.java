package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The paths of each snapshot in memory, looked through one by one. */
public final class InMemoryFileIndex implements FileIndex {
  private final Map<TenantId, OfTenant> tenants = new HashMap<>();

  private static final class OfTenant {
    private long position;
    private final Map<SnapshotLine, Line> lines = new HashMap<>();
    private final Map<SnapshotId, IndexingStatus> statuses = new HashMap<>();
  }

  private static final class Line {
    private final SequencedMap<SnapshotId, Set<EntryPath>> snapshots = new LinkedHashMap<>();
    private final Map<EntryPath, FileHit> lastSeen = new HashMap<>();
    private @Nullable Newest newest;
  }

  @Override
  public synchronized long position(TenantId tenant) {
    return of(tenant).position;
  }

  @Override
  public synchronized Optional<Newest> newest(TenantId tenant, SnapshotLine line, SnapshotId next) {
    return Optional.ofNullable(of(tenant).lines.get(line)).map(found -> found.newest);
  }

  @Override
  public Update begin(Snapshot snapshot, Extent extent) {
    return new MemoryUpdate(snapshot, extent);
  }

  @Override
  public synchronized void pass(Snapshot snapshot, IndexingStatus status) {
    OfTenant all = of(snapshot.tenant());
    all.statuses.put(snapshot.id(), status);
    all.position = snapshot.revision();
  }

  @Override
  public synchronized boolean leaveOut(Over over, BooleanSupplier mayGoOn) {
    if (!mayGoOn.getAsBoolean()) {
      return false;
    }
    OfTenant all = of(over.tenant());
    all.statuses.keySet().removeAll(over.snapshots());
    for (Line line : all.lines.values()) {
      line.snapshots.keySet().removeAll(over.snapshots());
      if (line.newest != null && over.snapshots().contains(line.newest.snapshot())) {
        line.newest = null;
      }
    }
    all.position = over.revision();
    return true;
  }

  @Override
  public synchronized void beginAnew(TenantId tenant) {
    tenants.remove(tenant);
  }

  @Override
  public synchronized Map<SnapshotId, IndexingStatus> statuses(
      TenantId tenant, Collection<SnapshotId> snapshots) {
    Map<SnapshotId, IndexingStatus> found = new HashMap<>();
    for (SnapshotId snapshot : snapshots) {
      found.put(snapshot, of(tenant).statuses.getOrDefault(snapshot, IndexingStatus.IN_PROGRESS));
    }
    return found;
  }

  @Override
  public synchronized FoundFiles search(TenantId tenant, FileQuery query) {
    List<FileHit> matches =
        of(tenant).lines.values().stream()
            .flatMap(
                line ->
                    line.lastSeen.entrySet().stream()
                        .filter(
                            entry ->
                                line.snapshots.values().stream()
                                    .anyMatch(paths -> paths.contains(entry.getKey())))
                        .map(Map.Entry::getValue))
            .filter(query::matches)
            .sorted(FileHit.ORDER)
            .toList();
    FileHit.Place after = query.after();
    List<FileHit> rest =
        matches.stream().filter(hit -> after == null || hit.place().compareTo(after) > 0).toList();
    return new FoundFiles(
        matches.size(), rest.stream().limit(query.limit()).toList(), rest.size() > query.limit());
  }

  private OfTenant of(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new OfTenant());
  }

  private synchronized boolean apply(
      Snapshot snapshot, Extent extent, Map<EntryPath, @Nullable FileHit> changes) {
    OfTenant all = of(snapshot.tenant());
    Line line = all.lines.computeIfAbsent(snapshot.line(), unused -> new Line());
    Set<EntryPath> paths = new HashSet<>();
    if (extent == Extent.DIFFERENCES && line.newest != null) {
      paths.addAll(line.snapshots.getOrDefault(line.newest.snapshot(), Set.of()));
    }
    changes.forEach(
        (path, hit) -> {
          if (hit == null) {
            paths.remove(path);
          } else {
            paths.add(path);
            line.lastSeen.put(path, hit);
          }
        });
    line.snapshots.put(snapshot.id(), paths);
    line.newest = new Newest(snapshot.id(), snapshot.indexing());
    all.statuses.put(snapshot.id(), IndexingStatus.DONE);
    all.position = snapshot.revision();
    return true;
  }

  private final class MemoryUpdate implements Update {
    private final Snapshot snapshot;
    private final Extent extent;
    private final Map<EntryPath, @Nullable FileHit> changes =
        new TreeMap<>((one, other) -> one.value().compareTo(other.value()));

    private MemoryUpdate(Snapshot snapshot, Extent extent) {
      this.snapshot = snapshot;
      this.extent = extent;
    }

    @Override
    public void put(SnapshotEntry entry) {
      changes.put(
          entry.path(),
          FileQuery.KINDS.contains(entry.kind())
              ? new FileHit(
                  entry.path(),
                  entry.kind(),
                  entry.bytes(),
                  ChronoUnit.MICROS.between(Instant.EPOCH, entry.modified()),
                  snapshot.line())
              : null);
    }

    @Override
    public void remove(EntryPath path) {
      changes.put(path, null);
    }

    @Override
    public boolean apply(BooleanSupplier mayGoOn) {
      return mayGoOn.getAsBoolean() && InMemoryFileIndex.this.apply(snapshot, extent, changes);
    }

    @Override
    public void close() {
      changes.clear();
    }
  }
}

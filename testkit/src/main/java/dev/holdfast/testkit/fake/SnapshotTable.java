package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.KeptSnapshots.Changed;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Kept snapshots: live ones by group and by when they may be over, others until disposed of. */
final class SnapshotTable {
  /** A snapshot by its name within the server. */
  record Key(TenantId tenant, SnapshotId id) {

    static Key of(KeptSnapshot snapshot) {
      return new Key(snapshot.tenant(), snapshot.id());
    }
  }

  static final Comparator<KeptSnapshot> OLDEST_FIRST =
      Comparator.comparing(KeptSnapshot::run, RunTable.OLDEST_FIRST)
          .thenComparingLong(snapshot -> snapshot.object().number());

  private static final Comparator<KeptSnapshot> BY_EXPIRY =
      Comparator.comparing(SnapshotTable::over).thenComparing(OLDEST_FIRST);

  private final Map<Key, KeptSnapshot> all = new HashMap<>();
  private final Map<RunId, SortedMap<Long, KeptSnapshot>> ofRun = new HashMap<>();
  private final Map<GroupId, NavigableSet<KeptSnapshot>> liveOfGroup = new HashMap<>();
  private final Map<TenantId, Map<SnapshotId, KeptSnapshot>> live = new HashMap<>();
  private final NavigableSet<KeptSnapshot> expiring = new TreeSet<>(BY_EXPIRY);
  private final Map<TenantId, SequencedMap<SnapshotId, KeptSnapshot>> toDispose =
      new TreeMap<>(Comparator.comparing(TenantId::value));

  private final Map<TenantId, NavigableMap<Long, SnapshotId>> byRevision = new HashMap<>();
  private final Map<Key, Long> revisions = new HashMap<>();

  /** From when on a snapshot without a hold may go. */
  static Instant over(KeptSnapshot snapshot) {
    return snapshot.lock() instanceof SnapshotLock.Until until
            && until.end().isAfter(snapshot.expiry())
        ? until.end()
        : snapshot.expiry();
  }

  Optional<KeptSnapshot> find(TenantId tenant, SnapshotId id) {
    return Optional.ofNullable(all.get(new Key(tenant, id)));
  }

  void add(KeptSnapshot snapshot) {
    if (all.containsKey(Key.of(snapshot))) {
      throw new IllegalStateException("Snapshot " + snapshot.id() + " is there already");
    }
    put(snapshot);
  }

  void put(KeptSnapshot snapshot) {
    KeptSnapshot former = all.put(Key.of(snapshot), snapshot);
    if (former == null || former.fate() != snapshot.fate()) {
      noteChange(snapshot);
    }
    if (former != null) {
      liveOf(former.group()).remove(former);
      expiring.remove(former);
    }
    ofRun
        .computeIfAbsent(snapshot.run(), unused -> new TreeMap<>())
        .put(snapshot.object().number(), snapshot);
    Map<SnapshotId, KeptSnapshot> ofTenant =
        live.computeIfAbsent(snapshot.tenant(), unused -> new HashMap<>());
    if (snapshot.isLive()) {
      liveOf(snapshot.group()).add(snapshot);
      ofTenant.put(snapshot.id(), snapshot);
      if (!snapshot.isHeld()) {
        expiring.add(snapshot);
      }
    } else {
      ofTenant.remove(snapshot.id());
      if (former == null || former.isLive()) {
        toDispose
            .computeIfAbsent(snapshot.tenant(), unused -> new LinkedHashMap<>())
            .put(snapshot.id(), snapshot);
      }
    }
  }

  /** The greatest revision of each tenant. */
  Map<TenantId, Long> revisions() {
    Map<TenantId, Long> last = new HashMap<>();
    byRevision.forEach((tenant, changes) -> last.put(tenant, changes.lastKey()));
    return last;
  }

  List<Changed> changedSince(TenantId tenant, long revision, int max) {
    return byRevision
        .getOrDefault(tenant, Collections.emptyNavigableMap())
        .tailMap(revision, false)
        .entrySet()
        .stream()
        .limit(max)
        .map(change -> new Changed(change.getKey(), find(tenant, change.getValue()).orElseThrow()))
        .toList();
  }

  private void noteChange(KeptSnapshot snapshot) {
    NavigableMap<Long, SnapshotId> changes =
        byRevision.computeIfAbsent(snapshot.tenant(), unused -> new TreeMap<>());
    Long former = revisions.get(Key.of(snapshot));
    long next = changes.isEmpty() ? 1 : changes.lastKey() + 1;
    if (former != null) {
      changes.remove(former);
    }
    changes.put(next, snapshot.id());
    revisions.put(Key.of(snapshot), next);
  }

  /** By the number of their object. */
  SortedMap<Long, KeptSnapshot> ofRun(RunId run) {
    return ofRun.getOrDefault(run, Collections.emptySortedMap());
  }

  /** Live ones, oldest first. */
  NavigableSet<KeptSnapshot> liveOf(GroupId group) {
    return liveOfGroup.computeIfAbsent(group, unused -> new TreeSet<>(OLDEST_FIRST));
  }

  Map<SnapshotId, KeptSnapshot> live(TenantId tenant) {
    return live.getOrDefault(tenant, Map.of());
  }

  /** Live ones that are not held, the first to be over first. */
  NavigableSet<KeptSnapshot> expiring() {
    return expiring;
  }

  /** Those of each tenant that are over and not disposed of. */
  Map<TenantId, SequencedMap<SnapshotId, KeptSnapshot>> toDispose() {
    return toDispose;
  }

  void disposed(TenantId tenant, SnapshotId id) {
    SequencedMap<SnapshotId, KeptSnapshot> rest = toDispose.get(tenant);
    if (rest != null) {
      rest.remove(id);
      if (rest.isEmpty()) {
        toDispose.remove(tenant);
      }
    }
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Kept snapshots in memory. */
final class InMemoryKeptSnapshots implements KeptSnapshots {
  private final ProtectionMemory memory;

  InMemoryKeptSnapshots(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Map<RunId, List<KeptSnapshot>> ofRuns(TenantId tenant, Collection<RunId> runs) {
    synchronized (memory.jobs) {
      Map<RunId, List<KeptSnapshot>> found = new HashMap<>();
      for (RunId run : runs) {
        List<KeptSnapshot> ofRun =
            memory.snapshots.ofRun(run).values().stream()
                .filter(snapshot -> snapshot.tenant().equals(tenant))
                .toList();
        if (!ofRun.isEmpty()) {
          found.put(run, ofRun);
        }
      }
      return found;
    }
  }

  @Override
  public Optional<KeptSnapshot> newest(TenantId tenant, GroupId group, ObjectId object) {
    synchronized (memory.jobs) {
      return memory.snapshots.liveOf(group).descendingSet().stream()
          .filter(snapshot -> snapshot.tenant().equals(tenant))
          .filter(snapshot -> snapshot.object().equals(object))
          .findFirst();
    }
  }

  @Override
  public List<KeptSnapshot> ofGroup(TenantId tenant, GroupId group, long after, int max) {
    synchronized (memory.jobs) {
      List<KeptSnapshot> page = new ArrayList<>();
      long lastStart = after;
      for (KeptSnapshot snapshot : memory.snapshots.liveOf(group)) {
        long start = snapshot.run().startMicros();
        if (page.size() >= max && start > lastStart) {
          break;
        }
        if (start > after && snapshot.tenant().equals(tenant)) {
          page.add(snapshot);
          lastStart = start;
        }
      }
      return page;
    }
  }

  @Override
  public boolean swap(List<Swap> swaps, List<AuditEntry> audit) {
    synchronized (memory.jobs) {
      boolean areAsRead =
          swaps.stream()
              .allMatch(
                  swap ->
                      memory
                          .snapshots
                          .find(swap.read().tenant(), swap.read().id())
                          .filter(swap.read()::equals)
                          .isPresent());
      if (areAsRead) {
        swaps.forEach(swap -> memory.snapshots.put(swap.changed()));
        memory.audit.addAll(audit);
      }
      return areAsRead;
    }
  }

  @Override
  public List<KeptSnapshot> expired(Instant now, int max) {
    synchronized (memory.jobs) {
      return memory.snapshots.expiring().stream()
          .takeWhile(snapshot -> !SnapshotTable.over(snapshot).isAfter(now))
          .limit(max)
          .toList();
    }
  }

  @Override
  public Optional<Instant> nextExpiry() {
    synchronized (memory.jobs) {
      return memory.snapshots.expiring().stream().findFirst().map(SnapshotTable::over);
    }
  }

  @Override
  public List<KeptSnapshot> toDispose(TenantId tenant, int max) {
    synchronized (memory.jobs) {
      SequencedMap<SnapshotId, KeptSnapshot> all = memory.snapshots.toDispose().get(tenant);
      return all == null
          ? List.of()
          : all.values().stream().limit(max).sorted(SnapshotTable.OLDEST_FIRST).toList();
    }
  }

  @Override
  public Set<TenantId> tenantsToDispose() {
    synchronized (memory.jobs) {
      return Set.copyOf(memory.snapshots.toDispose().keySet());
    }
  }

  @Override
  public void disposed(List<Clearance> cleared) {
    synchronized (memory.jobs) {
      cleared.forEach(
          clearance -> memory.snapshots.disposed(clearance.tenant(), clearance.snapshot()));
    }
  }

  @Override
  public Map<TenantId, Long> revisions() {
    synchronized (memory.jobs) {
      return memory.snapshots.revisions();
    }
  }

  @Override
  public List<Changed> changedSince(TenantId tenant, long revision, int max) {
    synchronized (memory.jobs) {
      return memory.snapshots.changedSince(tenant, revision, max);
    }
  }

  @Override
  public Set<SnapshotId> live(TenantId tenant) {
    synchronized (memory.jobs) {
      return Set.copyOf(memory.snapshots.live(tenant).keySet());
    }
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.recovery.RecoveredEntry;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryKind;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recoveries in memory. */
final class InMemoryRecoveries implements Recoveries {
  private static final Comparator<Recovery> NEWEST_FIRST =
      Comparator.comparing(Recovery::created)
          .thenComparingLong(recovery -> recovery.id().number())
          .reversed();

  private final ProtectionMemory memory;

  InMemoryRecoveries(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Addition add(Recovery recovery, Job job, int openMax, List<AuditEntry> audit) {
    synchronized (memory.jobs) {
      if (isNameTaken(recovery)) {
        return Addition.NAME_TAKEN;
      }
      if (of(recovery.tenant()).filter(one -> !one.state().isEnded()).count() >= openMax) {
        return Addition.TOO_MANY;
      }
      memory.recoveries.put(recovery.id(), recovery);
      memory.jobs.add(job);
      memory.audit.addAll(audit);
      return Addition.DONE;
    }
  }

  @Override
  public Optional<Recovery> find(TenantId tenant, RecoveryId id) {
    synchronized (memory.jobs) {
      return Optional.ofNullable(memory.recoveries.get(id))
          .filter(recovery -> recovery.tenant().equals(tenant));
    }
  }

  @Override
  public List<Recovery> list(TenantId tenant, RecoveryQuery query) {
    synchronized (memory.jobs) {
      return of(tenant)
          .filter(one -> isAmong(query.ids(), one.id()))
          .filter(
              one ->
                  query.parents().isEmpty()
                      || (one.parent() != null && query.parents().contains(one.parent())))
          .filter(
              one -> !one.created().isBefore(query.from()) && one.created().isBefore(query.to()))
          .filter(one -> isAmong(query.statuses(), one.state().status()))
          .filter(one -> isAmong(query.kinds(), RecoveryKind.of(one.task())))
          .sorted(NEWEST_FIRST)
          .toList();
    }
  }

  @Override
  public Outcome change(Change change) {
    synchronized (memory.jobs) {
      if (change.lease() != null && !memory.jobs.isHeld(change.lease())) {
        return Outcome.LEASE_LOST;
      }
      Recovery recovery = change.recovery();
      if (find(recovery.tenant(), recovery.id())
          .filter(stored -> stored.revision() == recovery.revision())
          .isEmpty()) {
        return Outcome.STALE;
      }
      make(change);
      return Outcome.DONE;
    }
  }

  private void make(Change change) {
    Recovery recovery = change.recovery();
    memory.recoveries.put(recovery.id(), revised(recovery));
    List<RecoveredEntry> told =
        memory.recovered.computeIfAbsent(recovery.id(), unused -> new ArrayList<>());
    change.told().stream().limit(ENTRIES_MAX - told.size()).forEach(told::add);
    if (change.hastensJob()) {
      memory.jobs.hasten(recovery.job());
    }
    if (change.lease() != null && change.endsJob()) {
      memory.jobs.remove(change.lease().job());
    }
    memory.audit.addAll(change.audit());
  }

  @Override
  public List<RecoveredEntry> told(TenantId tenant, RecoveryId id, int skipped, int max) {
    synchronized (memory.jobs) {
      return find(tenant, id).stream()
          .flatMap(own -> memory.recovered.getOrDefault(own.id(), List.of()).stream())
          .skip(skipped)
          .limit(max)
          .toList();
    }
  }

  private Stream<Recovery> of(TenantId tenant) {
    return memory.recoveries.values().stream().filter(recovery -> recovery.tenant().equals(tenant));
  }

  private boolean isNameTaken(Recovery recovery) {
    return RecoveryKind.of(recovery.task()) == RecoveryKind.DOWNLOAD
        && of(recovery.tenant())
            .filter(other -> RecoveryKind.of(other.task()) == RecoveryKind.DOWNLOAD)
            .anyMatch(other -> other.name().equals(recovery.name()));
  }

  private static Recovery revised(Recovery recovery) {
    return new Recovery(
        recovery.id(),
        recovery.tenant(),
        recovery.name(),
        recovery.parent(),
        recovery.task(),
        recovery.snapshots(),
        recovery.state(),
        recovery.archive(),
        recovery.createdBy(),
        recovery.created(),
        recovery.job(),
        recovery.revision() + 1);
  }

  private static <T> boolean isAmong(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}

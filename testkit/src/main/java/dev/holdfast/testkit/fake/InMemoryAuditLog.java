package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/** The audit log in memory; entries that come with changes of groups and snapshots are in it. */
final class InMemoryAuditLog implements AuditLog {
  private final ProtectionMemory memory;

  InMemoryAuditLog(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public void add(AuditEntry entry) {
    synchronized (memory.jobs) {
      memory.audit.add(entry);
    }
  }

  @Override
  public List<AuditEntry> newest(TenantId tenant, int max) {
    synchronized (memory.jobs) {
      return memory.audit.reversed().stream()
          .filter(entry -> entry.tenant().equals(tenant))
          .limit(max)
          .toList();
    }
  }
}

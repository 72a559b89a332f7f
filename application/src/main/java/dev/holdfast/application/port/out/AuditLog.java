package dev.holdfast.application.port.out;

import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/** What was done that others must be able to see later; durable on return, and never changed. */
public interface AuditLog {

  void add(AuditEntry entry);

  /** The newest first. */
  List<AuditEntry> newest(TenantId tenant, int max);
}

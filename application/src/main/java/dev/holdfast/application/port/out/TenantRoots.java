package dev.holdfast.application.port.out;

import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.tenant.TenantId;

/** The folders that each tenant's sources may read, and its recoveries may write below. */
public interface TenantRoots {

  /** Those of a tenant; none where none were set. */
  AllowedRoots of(TenantId tenant);

  /** Sets those of a tenant that is there, instead of any it has; durable on return. */
  void set(TenantId tenant, AllowedRoots roots);
}

package dev.holdfast.application.port.out;

import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;

/** The roots of each tenant. */
public interface TenantRoots {

  /** Those of a tenant, by path; none where none were set. */
  List<SourcePath> of(TenantId tenant);

  /** Sets those of a tenant that is there, instead of any it has; durable on return. */
  void set(TenantId tenant, List<SourcePath> roots);
}

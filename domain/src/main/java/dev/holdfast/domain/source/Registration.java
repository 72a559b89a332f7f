package dev.holdfast.domain.source;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A host that a tenant has made known.
 *
 * @param object the host itself, as groups and snapshots name it; the same again if the tenant
 *     registers the host anew
 * @param facts what the host said of itself at the last refresh
 */
public record Registration(
    RegistrationId id,
    TenantId tenant,
    ObjectId object,
    SourceSettings settings,
    HostFacts facts,
    Instant registered,
    Instant refreshed) {

  /** As people call the source. */
  public String name() {
    return settings.name().isEmpty() ? facts.name() : settings.name();
  }

  public Registration with(SourceSettings newSettings) {
    return new Registration(id, tenant, object, newSettings, facts, registered, refreshed);
  }

  public Registration refreshed(HostFacts newFacts, Instant now) {
    return new Registration(id, tenant, object, settings, newFacts, registered, now);
  }
}

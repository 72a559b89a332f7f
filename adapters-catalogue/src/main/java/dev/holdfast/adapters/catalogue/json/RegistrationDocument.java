package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/** A registration as it is stored, but for its ids. */
public record RegistrationDocument(
    SourceSettings settings, HostFacts facts, Instant registered, Instant refreshed) {

  public static RegistrationDocument of(Registration registration) {
    return new RegistrationDocument(
        registration.settings(),
        registration.facts(),
        registration.registered(),
        registration.refreshed());
  }

  public Registration registration(RegistrationId id, TenantId tenant, ObjectId object) {
    return new Registration(id, tenant, object, settings, facts, registered, refreshed);
  }
}

package dev.holdfast.domain.identity;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/** A program that may ask for tokens in one tenant, by id and secret or by its API key. */
public record Client(
    ClientId id,
    TenantId tenant,
    String name,
    SecretHash secret,
    SecretHash apiKey,
    Set<Scope> scopes,
    Set<Privilege> privileges,
    Instant created) {

  public Client {
    scopes = Set.copyOf(scopes);
    privileges = Set.copyOf(privileges);
  }
}

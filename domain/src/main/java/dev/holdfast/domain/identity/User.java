package dev.holdfast.domain.identity;

import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/**
 * A person who logs in with a password.
 *
 * @param id names the user for ever, and is what a principal of the user has as its client
 * @param emailAddress empty if none is known
 * @param description empty if there is none
 * @param modified when anything of this was last changed
 */
public record User(
    ClientId id,
    TenantId tenant,
    Username username,
    PasswordHash password,
    Set<Privilege> privileges,
    String emailAddress,
    String description,
    Instant created,
    Instant modified) {

  public User {
    privileges = Set.copyOf(privileges);
  }

  /** The user as one who asks. People hold no scopes: those belong to programs. */
  public Principal principal() {
    return new Principal(tenant, id, username.value(), Set.of(), privileges);
  }

  public User withPassword(PasswordHash newPassword, Instant now) {
    return new User(
        id, tenant, username, newPassword, privileges, emailAddress, description, created, now);
  }

  public User withContact(String newEmailAddress, String newDescription, Instant now) {
    return new User(
        id, tenant, username, password, privileges, newEmailAddress, newDescription, created, now);
  }
}

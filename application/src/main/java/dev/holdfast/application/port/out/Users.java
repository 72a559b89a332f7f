package dev.holdfast.application.port.out;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The users of every tenant. */
public interface Users {

  /**
   * Adds a user of a tenant that is there; durable on return.
   *
   * @return false, and nothing is changed, if the username is taken, in whatever tenant
   */
  boolean add(User user);

  /** Of any tenant, since a login names none. */
  Optional<User> byUsername(Username username);

  Optional<User> find(TenantId tenant, ClientId id);

  /** All of a tenant, by username. */
  List<User> of(TenantId tenant);

  /**
   * Puts the password, email address, description and time of change of a user in the place of what
   * is kept; durable on return.
   *
   * @param from what the change was made of
   * @return false, and nothing is changed, if what is kept is no longer that
   */
  boolean replace(User from, User to);
}

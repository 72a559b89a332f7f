package dev.holdfast.testkit.build;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;

/** Builds users: of the default tenant, with every privilege, unless told otherwise. */
public final class UserBuilder {
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

  private final TenantId tenant;
  private final String id;
  private final String username;
  private final PasswordHash password;
  private final Set<Privilege> privileges;

  private UserBuilder(
      TenantId tenant,
      String id,
      String username,
      PasswordHash password,
      Set<Privilege> privileges) {
    this.tenant = tenant;
    this.id = id;
    this.username = username;
    this.password = password;
    this.privileges = Set.copyOf(privileges);
  }

  public static UserBuilder aUser(String username) {
    return new UserBuilder(
        TenantId.DEFAULT,
        "id-of-" + username,
        username,
        new PasswordHash("no password has this hash"),
        Privilege.ALL);
  }

  public UserBuilder of(TenantId newTenant) {
    return new UserBuilder(newTenant, id, username, password, privileges);
  }

  public UserBuilder withId(String newId) {
    return new UserBuilder(tenant, newId, username, password, privileges);
  }

  public UserBuilder withPassword(PasswordHash newPassword) {
    return new UserBuilder(tenant, id, username, newPassword, privileges);
  }

  public UserBuilder withPrivileges(Privilege... newPrivileges) {
    return new UserBuilder(tenant, id, username, password, Set.of(newPrivileges));
  }

  public User build() {
    return new User(
        new ClientId(id),
        tenant,
        new Username(username),
        password,
        privileges,
        "",
        "",
        CREATED,
        CREATED);
  }
}

package dev.holdfast.application.service.setup;

import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.application.port.out.Users;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.PasswordRule;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes tenants, clients and users. */
public final class AdministerTenantsService implements AdministerTenants {
  private final Tenants tenants;
  private final TenantRoots roots;
  private final Clients clients;
  private final Users users;
  private final PasswordHashes hashes;
  private final InstantSource clock;
  private final Secrets secrets;

  public AdministerTenantsService(
      Tenants tenants,
      TenantRoots roots,
      Clients clients,
      Users users,
      PasswordHashes hashes,
      InstantSource clock,
      RandomGenerator chance) {
    this.tenants = tenants;
    this.roots = roots;
    this.clients = clients;
    this.users = users;
    this.hashes = hashes;
    this.clock = clock;
    this.secrets = new Secrets(chance);
  }

  @Override
  public Tenant createTenant(TenantId id, List<SourcePath> itsRoots) {
    Tenant tenant = new Tenant(id, now());
    if (!tenants.add(tenant, itsRoots)) {
      throw new StateConflictException(
          "tenant.exists", "There is a tenant \"" + id + "\" already; choose another name.");
    }
    return tenant;
  }

  @Override
  public List<SourcePath> roots(TenantId tenant) {
    requireTenant(tenant);
    return roots.of(tenant);
  }

  @Override
  public void setRoots(TenantId tenant, List<SourcePath> newRoots) {
    requireTenant(tenant);
    roots.set(tenant, newRoots);
  }

  @Override
  public ClientCredentials createClient(
      TenantId tenant, String name, Set<Privilege> privileges, Set<Scope> scopes) {
    requireTenant(tenant);
    ClientCredentials made =
        new ClientCredentials(
            new ClientId(secrets.clientId()), secrets.clientSecret(), secrets.apiKey());
    clients.add(
        new Client(
            made.clientId(),
            tenant,
            name,
            SecretHash.of(made.clientSecret()),
            SecretHash.of(made.apiKey()),
            scopes,
            privileges,
            now()));
    return made;
  }

  @Override
  public User createUser(
      TenantId tenant, Username username, String password, Set<Privilege> privileges) {
    requireTenant(tenant);
    PasswordRule.check(username, password);
    Instant now = now();
    User user =
        new User(
            new ClientId(secrets.clientId()),
            tenant,
            username,
            hashes.of(password),
            privileges,
            "",
            "",
            now,
            now);
    if (!users.add(user)) {
      throw new StateConflictException(
          "user.exists",
          "The username \"" + username + "\" is taken on this server; choose another one.");
    }
    return user;
  }

  @Override
  public void setPassword(TenantId tenant, Username username, String password) {
    requireTenant(tenant);
    User user =
        users
            .byUsername(username)
            .filter(known -> known.tenant().equals(tenant))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "user.missing",
                        "The tenant \"%s\" has no user \"%s\".".formatted(tenant, username)));
    PasswordRule.check(username, password);
    if (!users.replace(user, user.withPassword(hashes.of(password), now()))) {
      throw new StateConflictException(
          "user.changed", "Somebody else has just changed this user; try again.");
    }
  }

  private void requireTenant(TenantId tenant) {
    if (tenants.find(tenant).isEmpty()) {
      throw new NotFoundException(
          "tenant.missing",
          "There is no tenant \"%s\"; those there are: %s."
              .formatted(
                  tenant,
                  String.join(", ", tenants.all().stream().map(one -> one.id().value()).toList())));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.holdfast.adapters.cli;

import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes down what it is asked to do. */
final class FakeTenants implements AdministerTenants {
  final List<String> done = new ArrayList<>();
  private List<SourcePath> roots = List.of(new SourcePath("/"));

  @Override
  public Tenant createTenant(TenantId tenant, List<SourcePath> itsRoots) {
    done.add("tenant " + tenant + " " + itsRoots);
    return new Tenant(tenant, Instant.EPOCH);
  }

  @Override
  public List<SourcePath> roots(TenantId tenant) {
    return roots;
  }

  @Override
  public void setRoots(TenantId tenant, List<SourcePath> newRoots) {
    roots = newRoots;
  }

  @Override
  public ClientCredentials createClient(
      TenantId tenant, String name, Set<Privilege> privileges, Set<Scope> scopes) {
    done.add("client " + name + " of " + tenant + " " + new TreeSet<>(privileges) + " " + scopes);
    return new ClientCredentials(new ClientId("c-1"), "s3cret", "k3y");
  }

  @Override
  public void setPassword(TenantId tenant, Username username, String password) {
    done.add("password of " + username + " of " + tenant + " is " + password);
  }

  @Override
  public User createUser(
      TenantId tenant, Username username, String password, Set<Privilege> privileges) {
    done.add("user " + username + " of " + tenant + " by " + password);
    return new User(
        new ClientId("u-1"),
        tenant,
        username,
        new PasswordHash(""),
        privileges,
        "",
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}

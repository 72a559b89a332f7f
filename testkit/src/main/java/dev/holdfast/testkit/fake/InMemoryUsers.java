package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Users;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Users in memory. */
public final class InMemoryUsers implements Users {
  private final SortedMap<String, User> byUsername = new TreeMap<>();

  @Override
  public synchronized boolean add(User user) {
    return byUsername.putIfAbsent(user.username().value(), user) == null;
  }

  @Override
  public synchronized Optional<User> byUsername(Username username) {
    return Optional.ofNullable(byUsername.get(username.value()));
  }

  @Override
  public Optional<User> find(TenantId tenant, ClientId id) {
    return of(tenant).stream().filter(user -> user.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<User> of(TenantId tenant) {
    return byUsername.values().stream().filter(user -> user.tenant().equals(tenant)).toList();
  }

  @Override
  public synchronized boolean replace(User from, User to) {
    return byUsername.replace(from.username().value(), from, to);
  }
}

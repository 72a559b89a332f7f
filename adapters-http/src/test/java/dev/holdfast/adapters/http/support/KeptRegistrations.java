package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registrations of one tenant in memory; which hosts are in use is said by the test. */
public final class KeptRegistrations implements Registrations {
  private final Map<Long, Registration> registrations = new TreeMap<>();
  private final Map<String, ObjectId> objects = new HashMap<>();
  private final Set<ObjectId> inUse = new HashSet<>();

  synchronized void forget() {
    registrations.clear();
    objects.clear();
    inUse.clear();
  }

  /** From now on a group protects it. */
  public synchronized void use(ObjectId object) {
    inUse.add(object);
  }

  @Override
  public synchronized Optional<ObjectId> objectAt(TenantId tenant, String host) {
    return Optional.ofNullable(objects.get(host));
  }

  @Override
  public synchronized Change add(Registration registration, String host) {
    Optional<Registration> present = ofObject(registration.tenant(), registration.object());
    if (present.isPresent()) {
      return new Change.Registered(present.get().id());
    }
    objects.put(host, registration.object());
    registrations.put(registration.id().number(), registration);
    return new Change.Done();
  }

  @Override
  public synchronized Optional<Registration> find(TenantId tenant, RegistrationId id) {
    return Optional.ofNullable(registrations.get(id.number()));
  }

  @Override
  public synchronized Optional<Registration> ofObject(TenantId tenant, ObjectId object) {
    return registrations.values().stream().filter(one -> one.object().equals(object)).findFirst();
  }

  @Override
  public synchronized List<Registration> list(TenantId tenant) {
    return registrations.values().stream()
        .sorted(Comparator.comparing(Registration::name))
        .toList();
  }

  @Override
  public synchronized Change replace(Registration changed) {
    return registrations.replace(changed.id().number(), changed) == null
        ? new Change.NotThere()
        : new Change.Done();
  }

  @Override
  public synchronized Change remove(TenantId tenant, RegistrationId id) {
    Optional<Registration> present = find(tenant, id);
    if (present.isEmpty()) {
      return new Change.NotThere();
    }
    if (inUse.contains(present.get().object())) {
      return new Change.InUse(List.of("nightly files"));
    }
    registrations.remove(id.number());
    return new Change.Done();
  }

  @Override
  public Map<ObjectId, SourceObject> objects(TenantId tenant, Set<ObjectId> ids) {
    return list(tenant).stream()
        .filter(one -> ids.contains(one.object()))
        .map(one -> new SourceObject(one.object(), tenant, one.name(), one.facts().osType(), true))
        .collect(Collectors.toUnmodifiableMap(SourceObject::id, Function.identity()));
  }
}

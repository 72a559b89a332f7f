package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registrations in memory, and the objects that outlive them. */
final class InMemoryRegistrations implements Registrations {
  private record Host(TenantId tenant, String name) {}

  private final ProtectionMemory memory;
  private final Map<RegistrationId, Registration> registrations = new HashMap<>();
  private final Map<ObjectId, SourceObject> objects = new HashMap<>();
  private final Map<Host, ObjectId> hosts = new HashMap<>();

  InMemoryRegistrations(ProtectionMemory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<ObjectId> objectAt(TenantId tenant, String host) {
    synchronized (memory.jobs) {
      return Optional.ofNullable(hosts.get(new Host(tenant, host)));
    }
  }

  @Override
  public Change add(Registration registration, String host) {
    synchronized (memory.jobs) {
      Optional<Registration> present = registered(registration.tenant(), registration.object());
      if (present.isPresent()) {
        return new Change.Registered(present.get().id());
      }
      hosts.putIfAbsent(new Host(registration.tenant(), host), registration.object());
      put(registration);
      return new Change.Done();
    }
  }

  @Override
  public Optional<Registration> find(TenantId tenant, RegistrationId id) {
    synchronized (memory.jobs) {
      return Optional.ofNullable(registrations.get(id))
          .filter(registration -> registration.tenant().equals(tenant));
    }
  }

  @Override
  public Optional<Registration> ofObject(TenantId tenant, ObjectId object) {
    synchronized (memory.jobs) {
      return registered(tenant, object);
    }
  }

  @Override
  public List<Registration> list(TenantId tenant) {
    synchronized (memory.jobs) {
      return registrations.values().stream()
          .filter(registration -> registration.tenant().equals(tenant))
          .sorted(
              Comparator.comparing(Registration::name, CodePoints.ORDER)
                  .thenComparingLong(registration -> registration.id().number()))
          .toList();
    }
  }

  @Override
  public Change replace(Registration changed) {
    synchronized (memory.jobs) {
      if (find(changed.tenant(), changed.id()).isEmpty()) {
        return new Change.NotThere();
      }
      put(changed);
      return new Change.Done();
    }
  }

  @Override
  public Change remove(TenantId tenant, RegistrationId id) {
    synchronized (memory.jobs) {
      Optional<Registration> found = find(tenant, id);
      if (found.isEmpty()) {
        return new Change.NotThere();
      }
      ObjectId object = found.get().object();
      List<String> protectors = memory.protectorsOf(tenant, object);
      if (!protectors.isEmpty()) {
        return new Change.InUse(protectors);
      }
      registrations.remove(id);
      objects.put(object, object(found.get(), false));
      return new Change.Done();
    }
  }

  @Override
  public Map<ObjectId, SourceObject> objects(TenantId tenant, Set<ObjectId> ids) {
    synchronized (memory.jobs) {
      return known(tenant)
          .filter(object -> ids.contains(object.id()))
          .collect(Collectors.toUnmodifiableMap(SourceObject::id, Function.identity()));
    }
  }

  /** Every object that is, or was, registered; by name, then id. */
  Stream<SourceObject> known(TenantId tenant) {
    return objects.values().stream()
        .filter(object -> object.tenant().equals(tenant))
        .sorted(
            Comparator.comparing(SourceObject::name, CodePoints.ORDER)
                .thenComparingLong(object -> object.id().number()));
  }

  private Optional<Registration> registered(TenantId tenant, ObjectId object) {
    return registrations.values().stream()
        .filter(registration -> registration.tenant().equals(tenant))
        .filter(registration -> registration.object().equals(object))
        .findFirst();
  }

  private void put(Registration registration) {
    registrations.put(registration.id(), registration);
    objects.put(registration.object(), object(registration, true));
  }

  private static SourceObject object(Registration registration, boolean isRegistered) {
    return new SourceObject(
        registration.object(),
        registration.tenant(),
        registration.name(),
        registration.facts().osType(),
        isRegistered);
  }
}

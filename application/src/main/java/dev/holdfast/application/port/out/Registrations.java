package dev.holdfast.application.port.out;

import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sources of every tenant; each change is one transaction, durable on return. */
public interface Registrations {

  /** What became of a change. */
  sealed interface Change {
    record Done() implements Change {}

    /** The tenant has the same object registered already; nothing is changed. */
    record Registered(RegistrationId by) implements Change {}

    /** Undeleted groups protect it; nothing is changed. */
    record InUse(List<String> groupNames) implements Change {
      public InUse {
        groupNames = List.copyOf(groupNames);
      }
    }

    /** The tenant has no such registration. */
    record NotThere() implements Change {}
  }

  /**
   * The object that the tenant has, or had, registered for a host.
   *
   * @param host sets it apart from all others, as {@link Hosts} tells it
   */
  Optional<ObjectId> objectAt(TenantId tenant, String host);

  /** Adds a registration and its object, if that is new; {@code Done} or {@code Registered}. */
  Change add(Registration registration, String host);

  Optional<Registration> find(TenantId tenant, RegistrationId id);

  Optional<Registration> ofObject(TenantId tenant, ObjectId object);

  /** By name, then id. */
  List<Registration> list(TenantId tenant);

  /** Puts it in the place of the one with its id; {@code Done} or {@code NotThere}. */
  Change replace(Registration changed);

  /** Removes it and keeps its object; {@code Done}, {@code InUse} or {@code NotThere}. */
  Change remove(TenantId tenant, RegistrationId id);

  /** Those of the objects that there are, registered or not. */
  Map<ObjectId, SourceObject> objects(TenantId tenant, Set<ObjectId> ids);
}

package dev.holdfast.application.port.in.source;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceSettings;
import java.util.List;

/**
 * Registers the hosts that a tenant protects. To read needs {@code PROTECTION_VIEW}, a refresh too;
 * to change needs {@code PROTECTION_SOURCE_MODIFY}.
 */
public interface ManageSources {

  /**
   * Registers a host and reads its facts.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if nothing can reach the endpoint
   * @throws dev.holdfast.domain.error.ForbiddenException if the tenant may read nothing of it
   * @throws dev.holdfast.domain.error.StateConflictException if it is registered already
   */
  Registration register(Principal principal, SourceSettings settings);

  /** By name, then id. */
  List<Registration> list(Principal principal);

  /**
   * One registration.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  Registration get(Principal principal, RegistrationId id);

  /**
   * One registration, for somebody who may change it and perhaps not read the others.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  Registration getToChange(Principal principal, RegistrationId id);

  /**
   * Gives a registration other settings. The endpoint may be another name of the same host.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.InvalidInputException if the endpoint leads to another host,
   *     or to none
   */
  Registration update(Principal principal, RegistrationId id, SourceSettings settings);

  /**
   * Removes a registration; snapshots stay.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.StateConflictException if undeleted groups protect its host
   */
  void delete(Principal principal, RegistrationId id);

  /**
   * Reads the facts of a host anew.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such host registered
   */
  void refresh(Principal principal, ObjectId source);
}

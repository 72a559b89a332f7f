package dev.holdfast.application.service.source;

import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Registrations.Change;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Asks the host first, and writes down what it said. */
public final class ManageSourcesService implements ManageSources {
  private final Registrations registrations;
  private final Hosts hosts;
  private final VolumeSnapshots volumes;
  private final TenantRoots roots;
  private final Numbers numbers;
  private final InstantSource clock;

  public ManageSourcesService(
      Registrations registrations,
      Hosts hosts,
      VolumeSnapshots volumes,
      TenantRoots roots,
      Numbers numbers,
      InstantSource clock) {
    this.registrations = registrations;
    this.hosts = hosts;
    this.volumes = volumes;
    this.roots = roots;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public Registration register(Principal principal, SourceSettings settings) {
    principal.require(Privilege.PROTECTION_SOURCE_MODIFY);
    requireRoots(principal.tenant());
    Hosts.Answer.Reached host = reached(settings.endpoint());
    Instant now = now();
    Registration registration =
        new Registration(
            new RegistrationId(numbers.next()),
            principal.tenant(),
            registrations
                .objectAt(principal.tenant(), host.host())
                .orElseGet(() -> new ObjectId(numbers.next())),
            settings,
            withOwn(host.facts(), principal.tenant()),
            now,
            now);
    return switch (registrations.add(registration, host.host())) {
      case Change.Done() -> registration;
      case Change.Registered(RegistrationId by) ->
          throw new StateConflictException(
              "source.registered",
              "The host at \"%s\" is registered already, as %s."
                  .formatted(settings.endpoint(), by));
      case Change.InUse inUse -> throw new IllegalStateException("Nothing uses what is new");
      case Change.NotThere() -> throw new IllegalStateException("What is new is there");
    };
  }

  @Override
  public List<Registration> list(Principal principal) {
    principal.require(Privilege.PROTECTION_VIEW);
    return registrations.list(principal.tenant());
  }

  @Override
  public Registration get(Principal principal, RegistrationId id) {
    principal.require(Privilege.PROTECTION_VIEW);
    return found(principal.tenant(), id);
  }

  @Override
  public Registration getToChange(Principal principal, RegistrationId id) {
    principal.require(Privilege.PROTECTION_SOURCE_MODIFY);
    return found(principal.tenant(), id);
  }

  @Override
  public Registration update(Principal principal, RegistrationId id, SourceSettings settings) {
    principal.require(Privilege.PROTECTION_SOURCE_MODIFY);
    Registration present = found(principal.tenant(), id);
    Hosts.Answer.Reached host = reached(settings.endpoint());
    requireSameHost(present, host, settings.endpoint());
    return replaced(
        present.with(settings).refreshed(withOwn(host.facts(), present.tenant()), now()));
  }

  @Override
  public void delete(Principal principal, RegistrationId id) {
    principal.require(Privilege.PROTECTION_SOURCE_MODIFY);
    switch (registrations.remove(principal.tenant(), id)) {
      case Change.Done() -> {}
      case Change.NotThere() -> throw missing(id);
      case Change.InUse(List<String> groups) ->
          throw new StateConflictException(
              "source.in-use",
              "The source is protected by "
                  + String.join(", ", groups)
                  + "; delete these groups, or take the source out of them, first.");
      case Change.Registered registered -> throw new IllegalStateException("Nothing was added");
    }
  }

  @Override
  public void refresh(Principal principal, ObjectId source) {
    principal.require(Privilege.PROTECTION_VIEW);
    Registration present =
        registrations
            .ofObject(principal.tenant(), source)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "source.missing", "There is no registered source " + source + "."));
    HostFacts facts = reached(present.settings().endpoint()).facts();
    replaced(present.refreshed(withOwn(facts, present.tenant()), now()));
  }

  private void requireRoots(TenantId tenant) {
    if (roots.of(tenant).isEmpty()) {
      throw new ForbiddenException(
          "source.roots.none",
          "The tenant \"%s\" may read no folder of this host; an operator allows some with"
                  .formatted(tenant)
              + " \"holdfast admin tenant roots\".");
    }
  }

  private Hosts.Answer.Reached reached(String endpoint) {
    return switch (hosts.look(endpoint)) {
      case Hosts.Answer.Reached host -> host;
      case Hosts.Answer.Unreachable(String reason) ->
          throw new InvalidInputException("source.unreachable", reason);
    };
  }

  /** With the volumes that the operator allows the tenant, by the names that find them. */
  private HostFacts withOwn(HostFacts facts, TenantId tenant) {
    return facts.with(volumes.list(new AllowedRoots(roots.of(tenant))));
  }

  private void requireSameHost(Registration present, Hosts.Answer.Reached host, String endpoint) {
    boolean isSame =
        registrations
            .objectAt(present.tenant(), host.host())
            .filter(present.object()::equals)
            .isPresent();
    if (!isSame) {
      throw new InvalidInputException(
          "source.other-host",
          "\"%s\" is another host than the one registered as %s; register it by itself."
              .formatted(endpoint, present.id()));
    }
  }

  private Registration replaced(Registration changed) {
    return switch (registrations.replace(changed)) {
      case Change.Done() -> changed;
      case Change.NotThere() -> throw missing(changed.id());
      case Change.InUse inUse -> throw new IllegalStateException("Nothing was removed");
      case Change.Registered registered -> throw new IllegalStateException("Nothing was added");
    };
  }

  private Registration found(TenantId tenant, RegistrationId id) {
    return registrations.find(tenant, id).orElseThrow(() -> missing(id));
  }

  private static NotFoundException missing(RegistrationId id) {
    return new NotFoundException("source.missing", "There is no registration " + id + ".");
  }

  /** Wire times of sources are milliseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

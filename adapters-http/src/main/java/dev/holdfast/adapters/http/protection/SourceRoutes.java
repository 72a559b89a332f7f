package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code data-protect/sources}: the hosts that are registered. */
public final class SourceRoutes {
  private static final String ROOT = ProtectionApi.ROOT + "/data-protect/sources";
  private static final String PATH = ROOT + "/registrations";
  private static final String ONE = PATH + "/{id}";

  private static final JsonBody<SourceRequest> BODY = JsonBody.of(SourceRequest.class);
  private static final JsonBody<Patch> PATCH = JsonBody.of(Patch.class);

  private final ManageSources sources;

  public SourceRoutes(ManageSources sources) {
    this.sources = sources;
  }

  /** All that a patch can say. */
  record Patch(@NotNull String environment) {}

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list),
        Route.post(PATH, this::register),
        Route.get(ONE, this::get),
        Route.put(ONE, this::update),
        Route.of("PATCH", ONE, this::patch),
        Route.delete(ONE, this::delete),
        Route.post(ROOT + "/{id}/refresh", this::refresh));
  }

  private Answer list(Call call) {
    Query query = Query.of(call);
    requireKeyForCredentials(query);
    query.flag("useCachedData");
    query.flag("includeExternalMetadata");
    query.flag("ignoreTenantMigrationInProgressCheck");
    Optional<Set<RegistrationId>> wanted = WireIds.registrations(query, "ids");
    List<Registration> found =
        sources.list(call.principal()).stream()
            .filter(one -> wanted.isEmpty() || wanted.get().contains(one.id()))
            .toList();
    return Answer.json(200, SourceResponse.all(found));
  }

  /** A host has no credentials to tell, but who asks for them must say how to hide them. */
  public static void requireKeyForCredentials(Query query) {
    boolean asks = query.flag("includeSourceCredentials").orElse(false);
    if (asks && query.text("encryptionKey").isEmpty()) {
      throw new InvalidInputException(
          "parameter.missing",
          "The parameter encryptionKey is missing; includeSourceCredentials needs it.");
    }
  }

  private Answer register(Call call) {
    SourceRequest request = BODY.read(call);
    return one(201, sources.register(call.principal(), request.settings()));
  }

  private Answer get(Call call) {
    return one(200, sources.get(call.principal(), named(call)));
  }

  private Answer update(Call call) {
    RegistrationId id = named(call);
    SourceRequest request = BODY.read(call);
    return one(200, sources.update(call.principal(), id, request.settings()));
  }

  private Answer patch(Call call) {
    RegistrationId id = named(call);
    Patch patch = PATCH.read(call);
    Registration present = sources.getToChange(call.principal(), id);
    if (!patch.environment().equals(SourceRequest.PHYSICAL)) {
      throw Words.refusal(
          "environment", "must be kPhysical: a source never becomes one of another kind.");
    }
    return one(200, present);
  }

  private static Answer one(int status, Registration registration) {
    return Answer.json(status, SourceResponse.of(registration).json());
  }

  /** Some clients send a body, which says nothing of a physical host and is not read. */
  private Answer delete(Call call) {
    sources.delete(call.principal(), named(call));
    return Answer.noContent();
  }

  private Answer refresh(Call call) {
    sources.refresh(call.principal(), WireIds.object(call.segment("id")));
    return Answer.noContent();
  }

  private static RegistrationId named(Call call) {
    return WireIds.registration(call.segment("id"));
  }
}

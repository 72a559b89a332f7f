package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registration as clients read it. */
record SourceResponse(
    long id,
    long sourceId,
    WireObject sourceInfo,
    String environment,
    @Nullable String name,
    @Nullable List<WireKeyValue> advancedConfigs,
    String authenticationStatus,
    long registrationTimeMsecs,
    long lastRefreshedTimeMsecs,
    PhysicalHost physicalParams) {

  private static final JsonForm<SourceResponse> FORM = JsonForm.of(SourceResponse.class);
  private static final JsonForm<Listed> LISTED = JsonForm.of(Listed.class);

  /** What a list answers. */
  record Listed(List<SourceResponse> registrations) {}

  static SourceResponse of(Registration registration) {
    String name = registration.settings().name();
    String endpoint = registration.settings().endpoint();
    SourceHints hints = SourceHints.of(registration.settings().hints());
    OsType os = registration.facts().osType();
    return new SourceResponse(
        registration.id().number(),
        registration.object().number(),
        WireObject.of(registration.object(), endpoint, os),
        SourceRequest.PHYSICAL,
        name.isEmpty() ? null : name,
        hints.advancedConfigs(),
        // A registration is answered once its host was read, so none is ever on its way.
        "Finished",
        registration.registered().toEpochMilli(),
        registration.refreshed().toEpochMilli(),
        new PhysicalHost(
            endpoint, null, PhysicalHost.LINUX, PhysicalHost.HOST, hints.applications()));
  }

  static byte[] all(List<Registration> registrations) {
    return LISTED.write(new Listed(registrations.stream().map(SourceResponse::of).toList()));
  }

  byte[] json() {
    return FORM.write(this);
  }
}

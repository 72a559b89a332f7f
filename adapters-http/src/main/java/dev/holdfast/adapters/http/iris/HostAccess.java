package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.source.Registration;
import java.util.List;

/** How a host is registered. */
record HostAccess(
    Access accessInfo,
    String authenticationStatus,
    List<String> environments,
    long registrationTimeUsecs,
    long refreshTimeUsecs) {

  /** Where the host is reached. */
  record Access(String endpoint, String environment, long id) {}

  static HostAccess of(Registration registration) {
    return new HostAccess(
        new Access(
            registration.settings().endpoint(), HostNode.PHYSICAL, registration.id().number()),
        "kFinished",
        List.of(HostNode.PHYSICAL),
        WireMicros.of(registration.registered()),
        WireMicros.of(registration.refreshed()));
  }
}

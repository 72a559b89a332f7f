package dev.holdfast.application.service.setup;

import dev.holdfast.application.port.in.setup.SetUpServer;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes the first tenant and its administrator. */
public final class SetUpServerService implements SetUpServer {
  private static final String ADMINISTRATOR = "Administrator";

  private final Tenants tenants;
  private final InstantSource clock;
  private final Secrets secrets;

  public SetUpServerService(Tenants tenants, InstantSource clock, RandomGenerator chance) {
    this.tenants = tenants;
    this.clock = clock;
    this.secrets = new Secrets(chance);
  }

  @Override
  public boolean setUp(Consumer<AdminCredentials> keep) {
    if (!tenants.all().isEmpty()) {
      return false;
    }
    AdminCredentials credentials =
        new AdminCredentials(
            new ClientId(secrets.clientId()),
            secrets.clientSecret(),
            secrets.apiKey(),
            TenantId.DEFAULT);
    keep.accept(credentials);

    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return tenants.add(
        new Tenant(TenantId.DEFAULT, now),
        administrator(credentials, now),
        List.of(new SourcePath("/")));
  }

  private static Client administrator(AdminCredentials credentials, Instant now) {
    return new Client(
        credentials.clientId(),
        credentials.tenant(),
        ADMINISTRATOR,
        SecretHash.of(credentials.clientSecret()),
        SecretHash.of(credentials.apiKey()),
        Set.of(Scope.ALL),
        Privilege.ALL,
        now);
  }
}

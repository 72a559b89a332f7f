package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Clients;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import org.junit.jupiter.api.Test;

/** What every {@link Clients} must keep. */
public abstract class ClientsContract {
  private static final Client CLIENT =
      ClientBuilder.aClient()
          .of(new TenantId("acme"))
          .withId("0123456789abcdef0123456789abcdef")
          .withSecret("the secret")
          .withApiKey("the key")
          .holding(Scope.CONFIG_BACKUP_READ, new Scope("sp:config:manage"))
          .withPrivileges(Privilege.PROTECTION_VIEW, Privilege.DATA_SECURITY)
          .build();

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void client_isFoundByItsIdAsItWas() {
    Clients clients = clientsWithOne();

    assertThat(clients.byId(CLIENT.id())).contains(CLIENT);
  }

  @Test
  void client_isFoundByTheHashOfItsApiKey() {
    Clients clients = clientsWithOne();

    assertThat(clients.byApiKey(SecretHash.of("the key"))).contains(CLIENT);
  }

  @Test
  void strangers_areNotFound() {
    Clients clients = clientsWithOne();

    assertThat(clients.byId(new ClientId("somebody-else"))).isEmpty();
    assertThat(clients.byId(new ClientId("0123456789ABCDEF0123456789ABCDEF"))).isEmpty();
    assertThat(clients.byApiKey(SecretHash.of("another key"))).isEmpty();
  }

  @Test
  void secretOfAClient_isNoApiKey() {
    Clients clients = clientsWithOne();

    assertThat(clients.byApiKey(SecretHash.of("the secret"))).isEmpty();
  }

  private Clients clientsWithOne() {
    CatalogueUnderTest catalogue = emptyCatalogue();
    catalogue.tenants().add(new Tenant(CLIENT.tenant(), CLIENT.created()), CLIENT);
    return catalogue.clients();
  }
}

package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Tenants} must keep. */
public abstract class TenantsContract {
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.089Z");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void addedTenant_isFoundAsItWas() {
    CatalogueUnderTest catalogue = emptyCatalogue();
    Tenant tenant = tenant("acme");

    boolean added = catalogue.tenants().add(tenant, client("acme"));

    assertThat(added).isTrue();
    assertThat(catalogue.tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void emptyCatalogue_hasNoTenant() {
    Tenants tenants = emptyCatalogue().tenants();

    assertThat(tenants.all()).isEmpty();
    assertThat(tenants.find(new TenantId("acme"))).isEmpty();
  }

  @Test
  void allTenants_areListedByName() {
    Tenants tenants = emptyCatalogue().tenants();
    tenants.add(tenant("beta"), client("beta"));
    tenants.add(tenant("alpha"), client("alpha"));
    tenants.add(tenant("gamma"), client("gamma"));

    assertThat(tenants.all())
        .extracting(tenant -> tenant.id().value())
        .containsExactly("alpha", "beta", "gamma");
  }

  @Test
  void tenantThatIsThere_isNotAddedAgain_norIsItsClient() {
    CatalogueUnderTest catalogue = emptyCatalogue();
    catalogue.tenants().add(tenant("acme"), client("acme"));
    Client second =
        ClientBuilder.aClient().of(new TenantId("acme")).withId("second-client").build();

    boolean added =
        catalogue.tenants().add(new Tenant(new TenantId("acme"), CREATED.plusSeconds(5)), second);

    assertThat(added).isFalse();
    assertThat(catalogue.tenants().all()).containsExactly(tenant("acme"));
    assertThat(catalogue.clients().byId(second.id())).isEmpty();
  }

  private static Tenant tenant(String name) {
    return new Tenant(new TenantId(name), CREATED);
  }

  private static Client client(String tenant) {
    return ClientBuilder.aClient().of(new TenantId(tenant)).withId("client-of-" + tenant).build();
  }
}

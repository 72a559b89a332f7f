package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TenantRoots} must keep. */
public abstract class TenantRootsContract {
  private static final SourcePath HOME = new SourcePath("/home");
  private static final SourcePath DATA = new SourcePath("/data");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void tenant_hasNoRootsAtFirst() {
    assertThat(roots().of(CLIENT.tenant())).isEmpty();
  }

  @Test
  void rootsThatAreSet_areThoseOfTheTenantAlone_byPath() {
    TenantRoots roots = roots();

    roots.set(CLIENT.tenant(), List.of(HOME, DATA, HOME));

    assertThat(roots.of(CLIENT.tenant())).containsExactly(DATA, HOME);
    assertThat(roots.of(STRANGER.tenant())).isEmpty();
  }

  @Test
  void rootsThatAreSetAnew_replaceTheFormer() {
    TenantRoots roots = roots();
    roots.set(CLIENT.tenant(), List.of(HOME, DATA));

    roots.set(CLIENT.tenant(), List.of(HOME));

    assertThat(roots.of(CLIENT.tenant())).containsExactly(HOME);
  }

  @Test
  void tenantThatComesWithRoots_hasThem_andASecondOfTheNameChangesNothing() {
    CatalogueUnderTest catalogue = emptyCatalogue();
    Tenant tenant = new Tenant(new TenantId("acme"), Instant.EPOCH);

    assertThat(catalogue.tenants().add(tenant, List.of(DATA))).isTrue();
    assertThat(catalogue.tenants().add(tenant, List.of(HOME))).isFalse();

    assertThat(catalogue.tenantRoots().of(tenant.id())).containsExactly(DATA);
  }

  private TenantRoots roots() {
    return emptyCatalogue().withTenants().tenantRoots();
  }
}

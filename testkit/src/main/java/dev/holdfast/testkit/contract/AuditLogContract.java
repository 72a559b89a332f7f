package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.AuditLog;
import dev.holdfast.domain.audit.AuditEntry;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} must keep. */
public abstract class AuditLogContract {

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void entries_areShownToTheirTenant_newestFirst() {
    AuditLog audit = emptyCatalogue().withTenants().audit();
    AuditEntry first = entry(CLIENT.tenant(), "first");
    AuditEntry second = entry(CLIENT.tenant(), "second");
    audit.add(first);
    audit.add(entry(STRANGER.tenant(), "foreign"));
    audit.add(second);

    assertThat(audit.newest(CLIENT.tenant(), 10)).containsExactly(second, first);
    assertThat(audit.newest(CLIENT.tenant(), 1)).containsExactly(second);
  }

  private static AuditEntry entry(TenantId tenant, String subject) {
    return new AuditEntry(
        tenant, Instant.parse("2026-01-02T03:04:05Z"), "Olga", "snapshot.deleted", subject, "");
  }
}

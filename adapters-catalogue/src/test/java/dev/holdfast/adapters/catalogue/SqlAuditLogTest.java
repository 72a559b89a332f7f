package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.AuditLogContract;
import dev.holdfast.testkit.contract.CatalogueUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlAuditLogTest extends AuditLogContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

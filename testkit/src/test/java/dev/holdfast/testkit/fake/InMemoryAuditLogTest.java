package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.AuditLogContract;
import dev.holdfast.testkit.contract.CatalogueUnderTest;

final class InMemoryAuditLogTest extends AuditLogContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

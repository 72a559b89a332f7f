package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.ProtectionGroupsContract;

final class InMemoryProtectionGroupsTest extends ProtectionGroupsContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

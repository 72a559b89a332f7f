package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.PoliciesContract;

final class InMemoryPoliciesTest extends PoliciesContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

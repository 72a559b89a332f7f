package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.NumbersContract;

final class InMemoryNumbersTest extends NumbersContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

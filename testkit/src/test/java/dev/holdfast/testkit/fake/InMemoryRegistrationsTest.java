package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.RegistrationsContract;

final class InMemoryRegistrationsTest extends RegistrationsContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.ObjectSearchContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlObjectSearchTest extends ObjectSearchContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

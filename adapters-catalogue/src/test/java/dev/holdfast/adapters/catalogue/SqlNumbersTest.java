package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.NumbersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlNumbersTest extends NumbersContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.RunsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlRunsTest extends RunsContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

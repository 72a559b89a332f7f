package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.TenantsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlTenantsTest extends TenantsContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

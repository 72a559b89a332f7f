package dev.holdfast.adapters.catalogue;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.KeptSnapshotsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlKeptSnapshotsTest extends KeptSnapshotsContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.KeptSnapshotsContract;

final class InMemoryKeptSnapshotsTest extends KeptSnapshotsContract {
  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return InMemoryCatalogues.empty();
  }
}

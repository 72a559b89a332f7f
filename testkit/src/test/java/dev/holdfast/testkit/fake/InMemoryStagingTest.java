package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Staging;
import dev.holdfast.testkit.contract.StagingContract;

final class InMemoryStagingTest extends StagingContract {
  @Override
  protected Staging emptyStaging() {
    return new InMemoryStaging();
  }
}

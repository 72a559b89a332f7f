package dev.holdfast.testkit.engine;

import dev.holdfast.engine.restore.RestoreTarget;

final class MemoryRestoreTargetTest extends RestoreTargetContract {
  @Override
  protected RestoreTarget emptyTarget() {
    return MemoryRestoreTarget.missing();
  }
}

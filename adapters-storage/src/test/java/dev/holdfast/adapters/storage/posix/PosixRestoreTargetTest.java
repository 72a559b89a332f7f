package dev.holdfast.adapters.storage.posix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.testkit.engine.RestoreTargetContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PosixRestoreTargetTest extends RestoreTargetContract {
  @TempDir Path folder;

  @Override
  protected RestoreTarget emptyTarget() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    return new PosixRestoreTarget(folder.resolve("to/be/made"));
  }
}

package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.testkit.engine.RestoreTargetContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PortableRestoreTargetTest extends RestoreTargetContract {
  @TempDir Path folder;

  @Override
  protected RestoreTarget emptyTarget() {
    return new PortableRestoreTarget(folder.resolve("to/be/made"));
  }

  @Override
  protected boolean holdsDirectories() {
    return false;
  }
}

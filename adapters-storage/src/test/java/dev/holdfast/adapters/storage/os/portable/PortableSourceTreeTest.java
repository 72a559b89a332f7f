package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.tree.FolderUnderTest;
import dev.holdfast.testkit.engine.SourceTreeContract;
import dev.holdfast.testkit.engine.TreeUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PortableSourceTreeTest extends SourceTreeContract {
  @TempDir Path folder;

  @Override
  protected TreeUnderTest emptyTree() {
    return new FolderUnderTest(folder, new PortableSourceTree(folder));
  }

  @Override
  protected boolean holdsDirectories() {
    return false;
  }
}

package dev.holdfast.adapters.storage.posix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.tree.FolderUnderTest;
import dev.holdfast.testkit.engine.SourceTreeContract;
import dev.holdfast.testkit.engine.TreeUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PosixSourceTreeTest extends SourceTreeContract {
  @TempDir Path folder;

  @Override
  protected TreeUnderTest emptyTree() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    return new FolderUnderTest(folder, new PosixSourceTree(folder));
  }
}

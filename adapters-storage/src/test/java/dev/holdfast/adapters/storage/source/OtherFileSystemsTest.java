package dev.holdfast.adapters.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherFileSystemsTest {
  private final OtherFileSystems others = new OtherFileSystems();

  @BeforeEach
  void needLinux() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
  }

  @Test
  void firstDirectoryOfAFileSystem_isKept_andNoOther() throws IOException {
    try (MountedDirectory top = MountedDirectory.top();
        MountedDirectory again = MountedDirectory.top();
        MountedDirectory processes = top.openDirectory(NodeName.of("proc"))) {
      assertThat(others.keeps(top)).isTrue();
      assertThat(others.keeps(again)).isFalse();
      assertThat(others.keeps(processes)).isTrue();
      others.sync();
    }
  }

  @Test
  void closing_closesEveryDirectory_evenAfterASyncThatFailed() throws IOException {
    MountedDirectory top = MountedDirectory.top();
    MountedDirectory processes = top.openDirectory(NodeName.of("proc"));
    others.keeps(top);
    others.keeps(processes);
    processes.close();

    assertThatThrownBy(others::sync).isNotNull();
    others.close();

    assertThatThrownBy(top::names).isNotNull();
  }
}

package dev.holdfast.adapters.storage.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.storage.os.portable.PortableRestoreTarget;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTreesTest {
  private static final int SECONDS_MAX = 60;

  @TempDir Path folder;

  /** What a child process says: which way it goes, and whether it gets there. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    NodeName name = NodeName.of("made");
    try (TargetDirectory target = new LocalRestoreTarget(folder).root()) {
      target.makeFile(name).close();
    }
    LocalSourceTree tree = new LocalSourceTree(folder);
    try (SourceDirectory source = tree.root()) {
      System.out.print(PosixSourceTree.isSupported() + " " + source.names());
    }
  }

  @Test
  void nativeAccessForbidden_isDoneWithout() throws IOException {
    assertThat(said("--illegal-native-access=deny")).isEqualTo("false [made]");
  }

  @Test
  void root_isReadWithItsOwner() throws IOException {
    LocalSourceTree tree = new LocalSourceTree(folder);
    try (SourceDirectory root = tree.root()) {
      FileStatus status = root.status();

      assertThat(status.isDirectory()).isTrue();
      assertThat(tree.owner(status.userId(), status.groupId()).userId()).isEqualTo(status.userId());
    }
  }

  @Test
  void lookAtMissingRoot_makesNothing() throws IOException {
    Path missing = folder.resolve("missing/root");
    for (RestoreTarget target :
        List.of(
            new LocalRestoreTarget(missing),
            new PortableRestoreTarget(missing),
            new LocalRestoreTarget(folder.resolve("gone")))) {
      assertThat(target.rootIfThere()).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();

    for (RestoreTarget target :
        List.of(new LocalRestoreTarget(folder), new PortableRestoreTarget(folder))) {
      try (TargetDirectory root = target.rootIfThere().orElseThrow()) {
        assertThat(root.names()).isEmpty();
      }
    }
  }

  private String said(String option) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                LocalTreesTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.onExit().orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
    return all;
  }
}

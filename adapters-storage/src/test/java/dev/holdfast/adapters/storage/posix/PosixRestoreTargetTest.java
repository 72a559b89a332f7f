package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.restore.RestoreTarget;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import dev.holdfast.testkit.engine.RestoreTargetContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PosixRestoreTargetTest extends RestoreTargetContract {
  private static final NodeName FILE = NodeName.of("file");
  private static final NodeName MOVED = NodeName.of("moved");
  private static final Instant THEN = Instant.parse("2020-02-03T04:05:06Z");

  @TempDir Path folder;

  @Override
  protected RestoreTarget emptyTarget() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    return new PosixRestoreTarget(folder.resolve("to/be/made"));
  }

  @Test
  void attributesOfAnOpenFile_areGivenToIt_whateverHasItsNameByNow() throws IOException {
    try (TargetDirectory root = emptyTarget().root();
        TargetFile open = root.makeFile(FILE)) {
      root.rename(FILE, MOVED, false);
      root.makeFile(FILE).close();

      assertThat(root.apply(open, FILE, attributes(open.status()))).isEmpty();

      assertThat(root.status(MOVED).orElseThrow().modified()).isEqualTo(THEN);
      assertThat(root.status(FILE).orElseThrow().modified()).isNotEqualTo(THEN);
    }
  }

  private static Attributes attributes(FileStatus status) {
    return new Attributes(
        status.mode(),
        FileTimes.all(THEN.atOffset(ZoneOffset.UTC)),
        new Owner(status.userId(), status.groupId(), "", ""),
        FileIdentity.UNKNOWN);
  }
}

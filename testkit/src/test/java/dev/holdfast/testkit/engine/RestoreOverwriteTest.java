package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreAction;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of that which the target has already. */
class RestoreOverwriteTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");

  @RegisterExtension private final RestoreFixture restoring = new RestoreFixture();

  private final SnapshotMaker maker = restoring.maker();
  private final MemoryRestoreTarget target = restoring.target();
  private final RestoreFixture.Heard heard = restoring.heard();

  @Test
  void secondRun_writesNothing() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            restoring.scattered("a", 5),
            maker.directory("dir", maker.file("small", "x"), SnapshotMaker.symlink("l", "t")));
    restoring.restore(RestoreRequest.of(snapshot));
    long written = target.writtenBytes();

    RestoreResult second = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(target.writtenBytes()).isEqualTo(written);
    assertThat(second.unchanged()).isEqualTo(4);
    assertThat(second.bytesWritten()).isZero();
    assertThat(second.bytesTotal()).isEqualTo(written);
  }

  @Test
  void piecesThatDiffer_areWrittenAlone_andLengthIsMended() throws IOException {
    SnapshotId snapshot = maker.snapshot(restoring.scattered("a", 5), restoring.scattered("b", 3));
    restoring.restore(RestoreRequest.of(snapshot));
    restoring.change(A, file -> file.write(1500, new byte[] {99}, 0, 1));
    restoring.change(A, file -> file.resize(7777));
    restoring.change(B, file -> file.resize(2500));
    long written = target.writtenBytes();

    RestoreResult second = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(5));
    assertThat(target.content(B)).isEqualTo(RestoreFixture.scatteredContent(3));
    assertThat(target.writtenBytes() - written).isEqualTo(2000);
    assertThat(second.updated()).isEqualTo(2);
    assertThat(target.status(A).modified()).isEqualTo(SnapshotMaker.MODIFIED);
  }

  @Test
  void rules_decideAboutWhatIsThere() throws IOException {
    Instant old = SnapshotMaker.MODIFIED.minusSeconds(1);
    FileNode file = maker.file("a", "new");
    SnapshotId snapshot = maker.snapshot(file);
    SnapshotId older = maker.snapshot(SnapshotMaker.modifiedAt(old, file));
    restoring.put("a", "xxx");
    giveTime();
    restoring.change(A, open -> open.write(0, "old".getBytes(UTF_8), 0, 3));
    giveTime();

    assertThat(ruled(Overwrite.NEVER, snapshot)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_NEWER, snapshot)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_NEWER, older)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_CHANGED, snapshot)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(restoring.text(A)).isEqualTo("old");
    assertThat(ruled(Overwrite.IF_CHANGED, older)).isEqualTo(RestoreAction.UPDATED);
    assertThat(restoring.text(A)).isEqualTo("new");
    assertThat(ruled(Overwrite.IF_NEWER, snapshot)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(target.status(A).modified()).isEqualTo(SnapshotMaker.MODIFIED);
    assertThat(ruled(Overwrite.ALWAYS, older)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(target.status(A).modified()).isEqualTo(old);
  }

  @Test
  void linkInTheWayOfADirectory_isReplaced_neverFollowed() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.directory("a", maker.file("in", "x")));
    try (TargetDirectory root = target.root()) {
      root.makeDirectory(NodeName.of("elsewhere")).close();
      root.makeSymlink(NodeName.of("a"), ByteString.utf8("elsewhere"));
    }

    RestoreResult refused =
        restoring.restore(RestoreRequest.of(snapshot).overwriting(Overwrite.NEVER));
    assertThat(refused.failed()).isEqualTo(1);
    assertThat(heard.failed().get(A)).contains("not to be overwritten");
    assertThat(target.status(A).mode().isSymlink()).isTrue();

    restoring.restore(RestoreRequest.of(snapshot));
    assertThat(target.paths())
        .containsExactly(A, SnapshotPath.of("a", "in"), SnapshotPath.of("elsewhere"));
  }

  @Test
  void directoryInTheWayOfAFile_isReplacedIfEmpty_elseNamed() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "x"), SnapshotMaker.symlink("b", "y"));
    try (TargetDirectory root = target.root();
        TargetDirectory full = root.makeDirectory(NodeName.of("a"))) {
      full.makeFile(NodeName.of("theirs")).close();
      root.makeDirectory(NodeName.of("b")).close();
    }

    RestoreResult result = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed().get(A)).contains("a directory is in its place");
    assertThat(target.linkTarget(B)).isEqualTo(ByteString.utf8("y"));
  }

  @Test
  void dryRun_changesNothing_andReportsWhatWouldBeDone() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(maker.file("a", "new"), maker.directory("dir", maker.file("b", "1234")));
    MemoryRestoreTarget missing = MemoryRestoreTarget.missing();
    restoring.put("a", "old");

    RestoreRequest dry = RestoreRequest.of(snapshot).with(RestoreOption.DRY_RUN);
    RestoreResult there = restoring.restore(dry);
    RestoreResult fresh = restoring.repository().restore(dry, missing, heard, Cancellation.NEVER);

    assertThat(there).isEqualTo(new RestoreResult(2, 1, 0, 0, 0, 0, 7, 7));
    assertThat(fresh).isEqualTo(new RestoreResult(3, 0, 0, 0, 0, 0, 7, 7));
    assertThat(restoring.text(A)).isEqualTo("old");
    assertThat(target.paths()).containsExactly(A);
    assertThat(missing.isThere()).isFalse();
  }

  @Test
  void sparse_leavesHolesInNewFiles_andWritesZerosOverOldContent() throws IOException {
    byte[] zeros = new byte[100_000];
    byte[] ones = new byte[10_000];
    Arrays.fill(ones, (byte) 1);
    SnapshotId snapshot = maker.snapshot(maker.file("a", zeros, ones, zeros));
    SnapshotId empty = maker.snapshot(maker.file("b", zeros));
    RestoreRequest sparse = RestoreRequest.of(snapshot).with(RestoreOption.SPARSE);

    restoring.restore(sparse);
    restoring.restore(RestoreRequest.of(empty).with(RestoreOption.SPARSE, RestoreOption.VERIFY));

    assertThat(target.content(A)).hasSize(210_000);
    assertThat(target.blocks(A)).isLessThan(5);
    assertThat(target.content(B)).isEqualTo(zeros);
    assertThat(target.blocks(B)).isZero();
    restoring.change(A, file -> file.write(5, new byte[] {9}, 0, 1));
    restoring.restore(sparse);
    assertThat(target.content(A)[5]).isZero();
  }

  private RestoreAction ruled(Overwrite overwrite, SnapshotId snapshot) throws IOException {
    restoring.restore(RestoreRequest.of(snapshot).overwriting(overwrite));
    return Objects.requireNonNull(heard.done().get(A));
  }

  /** Gives the file the time that it has in snapshots. */
  private void giveTime() throws IOException {
    try (TargetDirectory root = target.root()) {
      root.apply(A.names().getFirst(), SnapshotMaker.attributes(0644));
    }
  }
}

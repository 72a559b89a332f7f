package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of a snapshot reaches the target. */
class RestoreTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");

  @RegisterExtension private final RestoreFixture restoring = new RestoreFixture();

  private final SnapshotMaker maker = restoring.maker();
  private final MemoryRestoreTarget target = restoring.target();
  private final RestoreFixture.Heard heard = restoring.heard();

  @Test
  void wholeSnapshot_isRestoredWithAllKinds() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory(
                "dir", maker.file("deep", "content"), maker.directory("empty directory")),
            maker.file("empty", ""),
            SnapshotMaker.symlink("link", "/etc/passwd"),
            new SpecialNode(
                NodeName.of("pipe"),
                SnapshotMaker.attributes(FileMode.FIFO | 0640),
                SpecialKind.FIFO),
            new SpecialNode(
                NodeName.of("socket"),
                SnapshotMaker.attributes(FileMode.SOCKET | 0640),
                SpecialKind.SOCKET),
            new DeviceNode(
                NodeName.of("tty"),
                SnapshotMaker.attributes(FileMode.DEVICE | FileMode.CHARACTER_DEVICE | 0600),
                DeviceKind.CHARACTER,
                1025,
                1));

    RestoreResult result = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(result).isEqualTo(new RestoreResult(8, 0, 0, 0, 0, 0, 7, 7));
    assertThat(result.isComplete()).isTrue();
    assertThat(restoring.text(SnapshotPath.of("dir", "deep"))).isEqualTo("content");
    assertThat(target.content(SnapshotPath.of("empty"))).isEmpty();
    assertThat(target.linkTarget(SnapshotPath.of("link")))
        .isEqualTo(ByteString.utf8("/etc/passwd"));
    assertThat(target.status(SnapshotPath.of("tty")).device()).isEqualTo(1025);
    assertThat(target.paths()).hasSize(8).isEqualTo(heard.done().keySet());
    assertThat(target.paths())
        .allSatisfy(
            path -> {
              FileStatus status = target.status(path);
              assertThat(status.modified()).isEqualTo(SnapshotMaker.MODIFIED);
              assertThat(status.userId()).isEqualTo(1000);
              assertThat(status.groupId()).isEqualTo(100);
            });
    assertThat(target.status(SnapshotPath.of("dir")).mode().permissions()).isEqualTo(0755);
    assertThat(target.status(SnapshotPath.of("pipe")).mode().bits())
        .isEqualTo(FileMode.FIFO | 0640);
  }

  @Test
  void longFileInManyPacks_isWhole() throws IOException {
    FileNode file = restoring.scattered("a", 40);

    restoring.restore(RestoreRequest.of(maker.snapshot(file)).with(RestoreOption.VERIFY));

    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(40));
  }

  @Test
  void blobThatManyFilesNeed_isWrittenToAll() throws IOException {
    byte[] shared = "shared".getBytes(UTF_8);
    SnapshotId snapshot =
        maker.snapshot(
            maker.file("a", shared, "1".getBytes(UTF_8), shared),
            maker.file("b", "2".getBytes(UTF_8), shared),
            maker.file("c", shared));

    restoring.restore(RestoreRequest.of(snapshot));

    assertThat(restoring.text(A)).isEqualTo("shared1shared");
    assertThat(restoring.text(B)).isEqualTo("2shared");
    assertThat(restoring.text(SnapshotPath.of("c"))).isEqualTo("shared");
  }

  @Test
  void subtree_goesToTheRoot_andAFileUnderItsName() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("x", maker.directory("y", maker.file("a", "1"))), maker.file("z", ""));

    restoring.restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("x", "y")));

    assertThat(target.paths()).containsExactly(A);
    assertThat(heard.done()).containsOnlyKeys(SnapshotPath.of("x", "y", "a"));

    restoring.restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("z")));
    assertThat(target.paths()).containsExactly(A, SnapshotPath.of("z"));
    assertThatThrownBy(
            () -> restoring.restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("no"))))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("/no");
  }

  @Test
  void chosenPaths_comeWithTheDirectoriesOnTheWayOnly() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("x", maker.directory("y", maker.file("a", "1"), maker.file("b", "2"))),
            maker.directory("other", maker.file("c", "3")));
    SnapshotPath chosen = SnapshotPath.of("x", "y", "b");

    restoring.restore(RestoreRequest.of(snapshot).keeping(RestoreFilter.of(List.of(chosen))));

    assertThat(target.paths())
        .containsExactly(SnapshotPath.of("x"), SnapshotPath.of("x", "y"), chosen);
    assertThat(target.status(SnapshotPath.of("x")).modified()).isEqualTo(SnapshotMaker.MODIFIED);
  }

  @Test
  void deepTree_isRestored() throws IOException {
    Node node = maker.file("a", "deep");
    SnapshotPath path = SnapshotPath.ROOT;
    for (int depth = 0; depth < 400; depth++) {
      node = maker.directory("d", node);
      path = path.resolve("d");
    }

    RestoreResult result = restoring.restore(RestoreRequest.of(maker.snapshot(node)));

    assertThat(result.isComplete()).isTrue();
    assertThat(restoring.text(path.resolve("a"))).isEqualTo("deep");
  }

  @Test
  void manyDirectoriesAndLongFiles_areNotAllHeldOpen() throws IOException {
    Node[] nodes = new Node[300];
    byte[] shared = new byte[] {1};
    for (int i = 0; i < nodes.length; i++) {
      byte[] own = Integer.toString(i).getBytes(UTF_8);
      nodes[i] = maker.directory("d" + i, maker.file("a", shared, own));
    }
    SnapshotId snapshot = maker.snapshot(nodes);

    restoring.restore(RestoreRequest.of(snapshot));

    assertThat(target.openMost()).isLessThan(300);
    assertThat(restoring.text(SnapshotPath.of("d7", "a"))).isEqualTo("\u00017");
  }

  @Test
  void cancelledRestore_ends_andTheNextCompletesIt() throws IOException {
    SnapshotId snapshot = maker.snapshot(restoring.scattered("a", 40), maker.directory("d"));
    int[] asked = {0};
    Cancellation soon = () -> ++asked[0] > 10;

    assertThatThrownBy(
            () -> restoring.repository().restore(RestoreRequest.of(snapshot), target, heard, soon))
        .isInstanceOf(CancellationException.class);
    assertThat(target.open()).isZero();
    assertThat(target.content(A).length).isLessThan(40_000);

    assertThat(restoring.restore(RestoreRequest.of(snapshot)).isComplete()).isTrue();
    assertThat(target.content(A)).isEqualTo(RestoreFixture.scatteredContent(40));
  }
}

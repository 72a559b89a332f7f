package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files with several names, in the snapshot or in the target. */
class RestoreHardLinksTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");

  @RegisterExtension private final RestoreFixture restoring = new RestoreFixture();

  private final MemoryBlobStore store = restoring.store();
  private final SnapshotMaker maker = restoring.maker();
  private final MemoryRestoreTarget target = restoring.target();
  private final RestoreFixture.Heard heard = restoring.heard();

  @Test
  void namesOfOneFile_areLinked_alsoTheSecondTime() throws IOException {
    FileNode content = SnapshotMaker.linked(7, maker.file("a", "same"));
    FileNode further = SnapshotMaker.linked(7, maker.file("b", "same"));
    FileNode stranger = SnapshotMaker.linked(7, maker.file("c", "other"));
    SnapshotId snapshot = maker.snapshot(content, further, stranger);

    restoring.restore(RestoreRequest.of(snapshot));

    assertThat(target.status(B).identity()).isEqualTo(target.status(A).identity());
    assertThat(target.status(A).links()).isEqualTo(2);
    assertThat(restoring.text(SnapshotPath.of("c"))).isEqualTo("other");
    RestoreResult again = restoring.restore(RestoreRequest.of(snapshot));
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(target.status(B).identity()).isEqualTo(target.status(A).identity());
  }

  @Test
  void keptFile_isNotLinkedUnderTheOtherNames() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            SnapshotMaker.linked(7, maker.file("a", "right")),
            SnapshotMaker.linked(7, maker.file("b", "right")));
    restoring.put("a", "theirs");

    restoring.restore(RestoreRequest.of(snapshot).overwriting(Overwrite.NEVER));

    assertThat(restoring.text(A)).isEqualTo("theirs");
    assertThat(restoring.text(B)).isEqualTo("right");
  }

  @Test
  void furtherNameOfAFailedFile_failsToo() throws IOException {
    maker.blob(BlobType.DATA, "lost".getBytes(UTF_8));
    maker.endPacks();
    store.delete(BlobKey.of(BlobKind.PACK, restoring.packs().getFirst().hash()));
    SnapshotId snapshot =
        maker.snapshot(
            SnapshotMaker.linked(7, maker.file("a", "lost")),
            SnapshotMaker.linked(7, maker.file("b", "lost")));

    RestoreResult result = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(2);
    assertThat(heard.failed().get(B)).contains("further name of /a");
    assertThat(target.paths()).isEmpty();
  }

  @Test
  void fileWithFurtherNames_isReplaced_notWrittenThrough() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "new"));
    restoring.put("outside", "old");
    try (TargetDirectory root = target.root()) {
      root.makeLink(NodeName.of("a"), root, NodeName.of("outside"));
    }

    restoring.restore(RestoreRequest.of(snapshot));

    assertThat(restoring.text(A)).isEqualTo("new");
    assertThat(restoring.text(SnapshotPath.of("outside"))).isEqualTo("old");
    assertThat(target.status(SnapshotPath.of("outside")).userId()).isZero();
  }
}

package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Snapshots that are damaged, or were made to do harm. */
class RestoreDamageTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");

  @RegisterExtension private final RestoreFixture restoring = new RestoreFixture();

  private final MemoryBlobStore store = restoring.store();
  private final SnapshotMaker maker = restoring.maker();
  private final MemoryRestoreTarget target = restoring.target();
  private final RestoreFixture.Heard heard = restoring.heard();

  @Test
  void damagedBlob_failsItsFilesOnly_andIsNamed() throws IOException {
    maker.blob(BlobType.DATA, "lost".getBytes(UTF_8));
    maker.endPacks();
    BlobKey pack = BlobKey.of(BlobKind.PACK, restoring.packs().getFirst().hash());
    SnapshotId snapshot = maker.snapshot(maker.file("a", "lost"), maker.file("b", "good"));
    store.damage(pack, new byte[(int) store.size(pack)]);

    RestoreResult result = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed().get(A)).contains("is damaged");
    assertThat(restoring.text(B)).isEqualTo("good");
    store.delete(pack);
    assertThat(restoring.restore(RestoreRequest.of(snapshot)).failed()).isEqualTo(1);
    assertThat(heard.failed().get(A)).contains("not in the store");
  }

  @Test
  void damagedBlobWithASoundCopy_isReadFromThere() throws IOException {
    maker.blob(BlobType.DATA, "twice".getBytes(UTF_8));
    maker.endPacks();
    BlobKey pack = BlobKey.of(BlobKind.PACK, restoring.packs().getFirst().hash());
    SnapshotMaker other = new SnapshotMaker(store);
    SnapshotId copy = other.snapshot(other.file("a", "twice"));
    maker.snapshot(maker.file("a", "twice"));
    store.damage(pack, new byte[(int) store.size(pack)]);

    RestoreResult result = restoring.restore(RestoreRequest.of(copy));

    assertThat(result.failed()).isZero();
    assertThat(restoring.text(A)).isEqualTo("twice");
  }

  @Test
  void treeWithTwoNodesOfOneName_isRefused_andNothingIsFollowed() throws IOException {
    String link =
        "{\"name\":\"a\",\"type\":\"symlink\",\"mode\":134218239,\"linktarget\":\"elsewhere\","
            + "\"uid\":0,\"gid\":0,\"content\":null}";
    String directory =
        "{\"name\":\"a\",\"type\":\"dir\",\"mode\":2147484141,\"uid\":0,\"gid\":0,\"content\":null,"
            + "\"subtree\":\""
            + maker.tree(maker.file("in", "x")).hex()
            + "\"}";
    String tree = "{\"nodes\":[" + link + "," + directory + "]}\n";
    SnapshotId snapshot = maker.snapshot(maker.blob(BlobType.TREE, tree.getBytes(UTF_8)));

    RestoreResult result = restoring.restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed().get(SnapshotPath.ROOT)).contains("two nodes named");
    assertThat(target.paths()).containsExactly(A);
  }

  @Test
  void namesThatLeadOut_areRefused() throws IOException {
    for (String name : List.of("..", ".", "a/b", "")) {
      String file =
          "{\"name\":\"" + name + "\",\"type\":\"file\",\"uid\":0,\"gid\":0,\"content\":[]}";
      String tree = "{\"nodes\":[" + file + "]}\n";
      SnapshotId snapshot = maker.snapshot(maker.blob(BlobType.TREE, tree.getBytes(UTF_8)));

      assertThat(restoring.restore(RestoreRequest.of(snapshot)).failed()).isEqualTo(1);
      assertThat(target.paths()).isEmpty();
    }
  }
}

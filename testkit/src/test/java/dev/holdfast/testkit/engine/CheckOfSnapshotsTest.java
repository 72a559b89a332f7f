package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static dev.holdfast.testkit.engine.ToldFindings.touch;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.TreeWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots, their trees, and key files. */
class CheckOfSnapshotsTest extends CheckCase {
  @Test
  void missingRoot_touchesTheWholeSnapshot() {
    SnapshotId snapshot =
        maker.snapshot(new BlobId(Hash.parse(names(store, BlobKind.KEY).getFirst().name())));

    check(CheckOptions.STRUCTURE);

    told.only(Finding.MissingBlob.class);
    assertThat(told.touched).containsExactly(touch(snapshot, "/"));
  }

  @Test
  void flippedByteInATree_isFoundWithoutReadingData() {
    maker.file("a", "content");
    maker.endPacks();
    SnapshotId snapshot = maker.snapshot(maker.file("a", "content"));
    for (BlobKey pack : names(store, BlobKind.PACK)) {
      flip(store, pack, 20);
    }

    check(CheckOptions.STRUCTURE);

    assertThat(told.only(Finding.UnreadableTree.class)).hasSize(1);
    assertThat(told.touched).containsExactly(touch(snapshot, "/"));
  }

  @Test
  void damagedSnapshotFile_isFound_andTheOthersAreChecked() {
    SnapshotId damaged = maker.snapshot(maker.file("a", "content"));
    maker.snapshot(maker.file("b", "other"));
    flip(store, BlobKey.of(BlobKind.SNAPSHOT, damaged.hash()), 30);

    CheckResult result = check(CheckOptions.STRUCTURE);

    List<Finding.UnusableSnapshotFile> found = told.only(Finding.UnusableSnapshotFile.class);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().text()).contains(damaged.hex());
    assertThat(result.snapshots()).isEqualTo(1);
  }

  @Test
  void damagedKeyFile_isFound_thoughItOpensTheRepository() {
    maker.snapshot(maker.file("a", "content"));
    BlobKey key = names(store, BlobKind.KEY).getFirst();
    String file = new String(store.bytes(key), UTF_8);
    store.damage(key, file.replace("tester", "taster").getBytes(UTF_8));

    CheckResult result = check(CheckOptions.STRUCTURE);

    assertThat(told.only(Finding.DamagedKeyFile.class).getFirst().file().hex())
        .isEqualTo(key.name());
    assertThat(result.damages()).isEqualTo(1);
    assertThat(result.touched()).isZero();
  }

  @Test
  void blobThatNoIndexFileKnows_isFoundOnce_andNamesEachFileThatNeedsIt() {
    FileNode file = maker.file("a", "content");
    BlobId unknown = new BlobId(Hash.parse(names(store, BlobKind.KEY).getFirst().name()));
    FileNode poor =
        new FileNode(file.name(), file.attributes(), 7, 1, List.of(unknown, file.content().get(0)));
    SnapshotId snapshot =
        maker.snapshot(maker.directory("d", poor), maker.directory("e", poor, maker.file("b", "")));

    CheckResult result = check(CheckOptions.STRUCTURE);

    assertThat(told.findings)
        .containsExactly(new Finding.MissingBlob(BlobType.DATA, unknown, snapshot));
    assertThat(told.touched)
        .containsExactlyInAnyOrder(touch(snapshot, "/d/a"), touch(snapshot, "/e/a"));
    assertThat(result.touchedSnapshots()).containsExactly(snapshot);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 8})
  void fileWhoseSizeIsNotThatOfItsContent_isFound(long wrongSize) {
    FileNode file = maker.file("a", "content");
    SnapshotId snapshot =
        maker.snapshot(new FileNode(file.name(), file.attributes(), wrongSize, 1, file.content()));

    CheckResult result = check(CheckOptions.STRUCTURE);

    Finding.WrongFileSize found = told.only(Finding.WrongFileSize.class).getFirst();
    assertThat(found.snapshot()).isEqualTo(snapshot);
    assertThat(found.name()).isEqualTo(file.name());
    assertThat(found.contentBytes()).isEqualTo(7);
    assertThat(result.touched()).isZero();
  }

  @Test
  void namesOutOfOrder_areFound() {
    BlobId root = treeOf(maker.file("b", "one"), maker.file("c", "two"), maker.file("a", "three"));
    maker.snapshot(root);

    check(CheckOptions.STRUCTURE);

    Finding.UnsortedNames found = told.only(Finding.UnsortedNames.class).getFirst();
    assertThat(found.tree()).isEqualTo(root);
    assertThat(found.name()).hasToString("a");
    assertThat(found.before()).hasToString("c");
  }

  @Test
  void nameThatComesTwice_isFound() {
    FileNode file = maker.file("a", "one");
    SnapshotId snapshot = maker.snapshot(treeOf(file, file));

    check(CheckOptions.STRUCTURE);

    Finding.UnreadableTree found = told.only(Finding.UnreadableTree.class).getFirst();
    assertThat(found.reason()).contains("two nodes named \"a\"");
    assertThat(told.touched).containsExactly(touch(snapshot, "/"));
  }

  /** Stores a tree of these nodes in this order, as no writer would do it. */
  private BlobId treeOf(Node... nodes) {
    List<String> texts = Stream.of(nodes).map(CheckOfSnapshotsTest::text).toList();
    String tree = "{\"nodes\":[" + String.join(",", texts) + "]}\n";
    return maker.blob(BlobType.TREE, tree.getBytes(UTF_8));
  }

  private static String text(Node node) {
    String tree = new String(new TreeWriter().add(node).finish(), UTF_8);
    return tree.substring("{\"nodes\":[".length(), tree.length() - "]}\n".length());
  }
}

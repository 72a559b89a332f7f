package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static dev.holdfast.testkit.engine.ToldFindings.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packs that are gone, cut or changed. */
class CheckOfPacksTest extends CheckCase {
  @Test
  void missingPack_isFound_andNamesTheFilesThatNeedIt() {
    FileNode lost = maker.file("lost", "gone");
    PackContents pack = lastPack();
    FileNode kept = maker.file("kept", "there");
    SnapshotId first = maker.snapshot(maker.directory("d", lost, kept), lost);
    SnapshotId second = maker.snapshot(maker.directory("d", lost, kept), kept);
    maker.snapshot(kept);
    store.delete(key(pack.id()));

    CheckResult result = check(CheckOptions.STRUCTURE);

    assertThat(told.findings).containsExactly(new Finding.MissingPack(pack.id(), 1));
    assertThat(told.findings.getFirst().text()).contains(pack.id().hex()).contains("missing");
    assertThat(told.touched)
        .containsExactlyInAnyOrder(
            touch(first, "/lost"), touch(first, "/d/lost"), touch(second, "/d/lost"));
    assertThat(result.isSound()).isFalse();
    assertThat(result.damages()).isEqualTo(1);
    assertThat(result.touched()).isEqualTo(3);
    assertThat(result.touchedSnapshots()).containsExactlyInAnyOrder(first, second);
    assertThat(result.damagedPacks()).containsExactly(pack.id());
  }

  @Test
  void missingPackOfTrees_isFound_andNamesTheDirectories() {
    Node directory = maker.directory("d", maker.file("a", "content"));
    PackContents trees =
        maker.endPacks().packs().stream()
            .filter(pack -> pack.blobs().getFirst().type() == BlobType.TREE)
            .findFirst()
            .orElseThrow();
    SnapshotId snapshot = maker.snapshot(directory);
    store.delete(key(trees.id()));

    CheckResult result = check(CheckOptions.STRUCTURE);

    assertThat(told.all(Finding.MissingPack.class)).hasSize(1);
    assertThat(told.all(Finding.UnreadableTree.class)).hasSize(1);
    assertThat(told.touched).containsExactly(touch(snapshot, "/d"));
    assertThat(result.damages()).isEqualTo(2);
  }

  @Test
  void shortenedPack_isFound_andNamesWhatLiesBehindItsEnd() {
    FileNode first = maker.file("first", "at the start");
    FileNode second = maker.file("second", "at the end");
    PackContents pack = lastPack();
    SnapshotId snapshot = maker.snapshot(first, second);
    int length = (int) pack.blobs().getLast().endBytes() - 1;
    store.damage(key(pack.id()), Arrays.copyOf(store.bytes(key(pack.id())), length));

    check(CheckOptions.STRUCTURE);

    assertThat(told.only(Finding.WrongPackLength.class)).hasSize(1);
    assertThat(told.touched).containsExactly(touch(snapshot, "/second"));

    CheckResult all = check(CheckOptions.ALL);

    assertThat(all.damagedPacks()).containsExactly(pack.id());
    assertThat(all.touched()).isEqualTo(1);
    assertThat(told.all(Finding.DamagedBlob.class)).hasSize(1);
    assertThat(told.all(Finding.WrongPackHash.class)).hasSize(1);
    assertThat(told.all(Finding.WrongPackHeader.class)).hasSize(1);
  }

  @Test
  void packCutShortAnywhere_isFound() {
    maker.snapshot(maker.file("a", "one"), maker.file("b", "two"), maker.file("c", "three"));
    for (BlobKey pack : names(store, BlobKind.PACK)) {
      byte[] bytes = store.bytes(pack);
      for (int length = 0; length < bytes.length; length++) {
        MemoryBlobStore damaged = store.copy();
        damaged.damage(pack, Arrays.copyOf(bytes, length));

        assertThat(check(damaged, CheckOptions.STRUCTURE).isSound()).isFalse();
        assertThat(check(damaged, CheckOptions.ALL).isSound()).isFalse();
      }
      MemoryBlobStore longer = store.copy();
      longer.damage(pack, Arrays.copyOf(bytes, bytes.length + 1));
      assertThat(check(longer, CheckOptions.STRUCTURE).isSound()).isFalse();
    }
  }

  @Test
  void flippedByteInABlob_isFoundByReadingIt_andNamesItsFile() {
    FileNode file = maker.file("a", "content");
    PackContents pack = lastPack();
    SnapshotId snapshot = maker.snapshot(file);
    flip(store, key(pack.id()), 20);

    assertThat(check(CheckOptions.STRUCTURE).isSound()).isTrue();
    CheckResult result = check(CheckOptions.ALL);

    assertThat(told.findings)
        .hasSize(2)
        .hasAtLeastOneElementOfType(Finding.WrongPackHash.class)
        .hasAtLeastOneElementOfType(Finding.DamagedBlob.class);
    assertThat(told.touched).containsExactly(touch(snapshot, "/a"));
    assertThat(result.damages()).isEqualTo(2);
  }

  @Test
  void flippedByteInAHeader_isFoundByReadingIt_andTouchesNoFile() {
    assertHeaderFinding(25);
  }

  @Test
  void flippedByteInATrailer_isFoundByReadingIt_andTouchesNoFile() {
    assertHeaderFinding(4);
  }

  private void assertHeaderFinding(int fromEnd) {
    FileNode file = maker.file("a", "content");
    PackContents pack = lastPack();
    maker.snapshot(file);
    flip(store, key(pack.id()), (int) store.size(key(pack.id())) - fromEnd);

    assertThat(check(CheckOptions.STRUCTURE).isSound()).isTrue();
    CheckResult result = check(CheckOptions.ALL);

    assertThat(told.findings)
        .hasSize(2)
        .hasAtLeastOneElementOfType(Finding.WrongPackHash.class)
        .hasAtLeastOneElementOfType(Finding.WrongPackHeader.class);
    assertThat(result.touched()).isZero();
  }

  @Test
  void packThatTheStoreCannotRead_isDamage_andTheCheckGoesOn() {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "content"));
    BlobStore failing =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.READ && kind == BlobKind.PACK ? Outcome.FAIL : Outcome.PASS);

    CheckResult result = check(failing, CheckOptions.ALL);

    assertThat(told.all(Finding.UnreadableTree.class)).hasSize(1);
    assertThat(told.all(Finding.UnreadablePack.class)).hasSize(2);
    assertThat(told.touched).containsExactly(touch(snapshot, "/"));
    assertThat(result.damagedPacks()).hasSize(2);
  }

  @Test
  void packThatIsLongerThanWhatIsReadAtOnce_isReadWhole() {
    SplittableRandom random = new SplittableRandom(8);
    FileNode file =
        maker.file("a", randomBytes(random, 5 << 20), randomBytes(random, 5 << 20), new byte[9]);
    FileNode longer = maker.file("b", randomBytes(random, 9 << 20), randomBytes(random, 1000));
    PackContents pack = lastPack();
    SnapshotId snapshot = maker.snapshot(file, longer);

    assertThat(check(CheckOptions.ALL).isSound()).isTrue();

    for (PackedBlob blob : pack.blobs()) {
      MemoryBlobStore damaged = store.copy();
      flip(damaged, key(pack.id()), (int) blob.endBytes() - 1);
      told.findings.clear();
      told.touched.clear();

      check(damaged, CheckOptions.ALL);

      List<Finding.DamagedBlob> found = told.all(Finding.DamagedBlob.class);
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().blob()).isEqualTo(blob.id());
      assertThat(told.touched)
          .containsExactly(touch(snapshot, file.content().contains(blob.id()) ? "/a" : "/b"));
    }
  }

  @Test
  void anyFlippedByteOfAnyFile_isFoundByReadingAll() {
    fixture.backUp(repository, new RandomFiles(new SplittableRandom(6)).files(6));
    List<BlobKey> files =
        Stream.of(BlobKind.INDEX, BlobKind.SNAPSHOT, BlobKind.PACK)
            .flatMap(kind -> names(store, kind).stream())
            .toList();
    RandomCases.check(
        3,
        random -> {
          for (BlobKey file : files) {
            int length = (int) store.size(file);
            for (int at : new int[] {0, 15, 16, random.nextInt(length), length - 5, length - 1}) {
              MemoryBlobStore damaged = store.copy();
              flip(damaged, file, at);

              assertThat(check(damaged, CheckOptions.ALL).isSound())
                  .as("Byte %d of %s", at, file)
                  .isFalse();
            }
          }
        });
  }
}

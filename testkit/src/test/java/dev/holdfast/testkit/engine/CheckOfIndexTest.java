package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static dev.holdfast.testkit.engine.ToldFindings.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What index files say, and whether it can be. */
class CheckOfIndexTest extends CheckCase {
  @Test
  void damagedIndexFile_isFound_andTheOthersAreUsed() {
    SnapshotId lost = maker.snapshot(maker.file("a", "content"));
    BlobKey index = names(store, BlobKind.INDEX).getFirst();
    maker.snapshot(maker.file("b", "other"));
    flip(store, index, 30);

    check(CheckOptions.ALL);

    List<Finding.UnusableIndexFile> unusable = told.all(Finding.UnusableIndexFile.class);
    assertThat(unusable).hasSize(1);
    assertThat(unusable.getFirst().file().hash()).isEqualTo(Hash.parse(index.name()));
    assertThat(told.all(Finding.UnindexedPack.class)).hasSize(2);
    assertThat(told.all(Finding.MissingBlob.class)).hasSize(1);
    assertThat(told.touched).containsExactly(touch(lost, "/"));
  }

  @Test
  void indexFileThatWasDamagedAfterItWasRead_isFound() {
    maker.snapshot(maker.file("a", "content"));
    assertThat(repository.care().check(CheckOptions.STRUCTURE, told, Cancellation.NEVER).isSound())
        .isTrue();
    repository.inspect().close();
    flip(store, names(store, BlobKind.INDEX).getFirst(), 30);

    repository.care().check(CheckOptions.STRUCTURE, told, Cancellation.NEVER);

    assertThat(told.all(Finding.UnusableIndexFile.class)).hasSize(1);
  }

  @Test
  void packThatNoIndexFileNames_isANote() {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "content"));
    store.put(BlobKey.of(BlobKind.PACK, snapshot.hash()), ByteBuffer.allocate(100));

    CheckResult result = check(CheckOptions.ALL);

    assertThat(told.findings)
        .containsExactly(new Finding.UnindexedPack(new PackId(snapshot.hash()), 100));
    assertThat(result.isSound()).isTrue();
    assertThat(result.notes()).isEqualTo(1);
    assertThat(result.damagedPacks()).isEmpty();
    assertThat(result.readPacks()).isEqualTo(2);
  }

  @Test
  void packThatIndexFilesDescribeDifferently_isFound() {
    FileNode file = maker.file("a", "one");
    FileNode other = maker.file("b", "two");
    PackContents pack = lastPack();
    List<PackedBlob> blobs = pack.blobs();
    maker.index(pack);
    maker.index(new PackContents(pack.id(), blobs.subList(0, 1)));
    maker.snapshot(file, other);

    check(CheckOptions.ALL);

    assertThat(told.findings).containsExactly(new Finding.AmbiguousPack(pack.id()));
  }

  @Test
  void packThatIndexFilesDescribeAlike_isSound() {
    FileNode file = maker.file("a", "one");
    FileNode other = maker.file("b", "two");
    PackContents pack = lastPack();
    maker.index(pack);
    maker.index(new PackContents(pack.id(), pack.blobs().reversed()));
    maker.snapshot(file, other);

    CheckResult result = check(CheckOptions.ALL);

    assertThat(told.findings).isEmpty();
    assertThat(result.packs()).isEqualTo(2);
    assertThat(result.readPacks()).isEqualTo(2);
  }

  @Test
  void packOfWhichTheIndexLeavesOutABlob_isFound() {
    maker.file("a", "one");
    FileNode file = maker.file("b", "two");
    PackContents pack = lastPack();
    maker.index(new PackContents(pack.id(), pack.blobs().subList(1, 2)));
    maker.snapshot(file);

    CheckResult result = check(CheckOptions.ALL);

    assertThat(told.all(Finding.PackWithGap.class)).hasSize(1);
    assertThat(told.all(Finding.WrongPackLength.class)).hasSize(1);
    assertThat(told.all(Finding.WrongPackHeader.class)).hasSize(1);
    assertThat(result.damages()).isEqualTo(3);
    assertThat(result.touched()).isZero();
  }

  @Test
  void damagedBlobWithASecondSoundCopy_touchesNoFile() {
    List<PackId> firstPacks = storeAllTwice();
    for (PackId pack : firstPacks) {
      flip(store, key(pack), 20);
    }

    CheckResult result = check(CheckOptions.ALL);

    assertThat(result.isSound()).isFalse();
    assertThat(result.damagedPacks()).containsExactlyInAnyOrderElementsOf(firstPacks);
    assertThat(told.all(Finding.SoundCopy.class))
        .hasSameSizeAs(told.all(Finding.DamagedBlob.class))
        .isNotEmpty();
    assertThat(result.touched()).isZero();
    assertThat(told.touched).isEmpty();
  }

  @Test
  void secondCopyOfWhatIsMissing_isOpened_beforeItIsCalledSound() {
    List<PackId> firstPacks = storeAllTwice();
    firstPacks.forEach(pack -> store.delete(key(pack)));

    assertThat(check(CheckOptions.STRUCTURE).touched()).isZero();
    assertThat(told.all(Finding.SoundCopy.class)).isNotEmpty();
    assertThat(told.all(Finding.DamagedBlob.class)).isEmpty();

    for (BlobKey pack : names(store, BlobKind.PACK)) {
      flip(store, pack, 20);
    }
    CheckResult result = check(CheckOptions.STRUCTURE);
    assertThat(result.touched()).isPositive();
    assertThat(told.all(Finding.DamagedBlob.class)).isNotEmpty();
  }

  /** Backs up the same files twice, the second time without knowledge of the first. */
  private List<PackId> storeAllTwice() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(7)).files(20);
    fixture.backUp(repository, files);
    List<PackId> packs =
        names(store, BlobKind.PACK).stream().map(key -> PackId.parse(key.name())).toList();
    MemoryBlobStore before = store.copy();
    List<BlobKey> indexes = names(store, BlobKind.INDEX);
    indexes.forEach(store::delete);
    fixture.backUp(fixture.open(store), files);
    indexes.forEach(key -> store.put(key, ByteBuffer.wrap(before.bytes(key))));
    return packs;
  }
}

package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static dev.holdfast.testkit.engine.ToldFindings.touch;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.TreeWriter;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);

  private final ToldFindings told = new ToldFindings();

  @Test
  void soundRepository_hasNoFinding_withAndWithoutReadingData() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(5)).files(80);
    fixture.backUp(repository, files);
    fixture.backUp(repository, files.subList(0, 30));

    CheckResult structure = check(CheckOptions.STRUCTURE);
    CheckResult all = check(CheckOptions.ALL);

    assertThat(told.findings).isEmpty();
    assertThat(told.touched).isEmpty();
    assertThat(structure.isSound()).isTrue();
    assertThat(structure.snapshots()).isEqualTo(2);
    assertThat(structure.readBytes()).isZero();
    assertThat(all.isSound()).isTrue();
    assertThat(all.readPacks())
        .isEqualTo(all.packs())
        .isEqualTo(names(store, BlobKind.PACK).size());
    assertThat(all.readBytes()).isEqualTo(packBytes());
    assertThat(all.blobs()).isEqualTo(structure.blobs()).isGreaterThan(all.trees());
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void emptyRepository_isSound() {
    assertThat(check(CheckOptions.ALL).isSound()).isTrue();
    assertThat(check(reading(new DataChoice.Percent(50))).readPacks()).isZero();
  }

  @Test
  void phases_comeInOrder_andTheLastOnlyAfterDamage() {
    maker.snapshot(maker.file("a", "content"));
    check(CheckOptions.ALL);
    assertThat(told.phases)
        .containsExactly(
            CheckListener.Phase.INDEX,
            CheckListener.Phase.PACKS,
            CheckListener.Phase.SNAPSHOTS,
            CheckListener.Phase.DATA);

    store.delete(names(store, BlobKind.PACK).getFirst());
    check(CheckOptions.STRUCTURE);
    assertThat(told.phases).endsWith(CheckListener.Phase.TOUCHED);
  }

  @Test
  void treesThatSnapshotsShare_areCountedAndReadOnce() {
    Node directory = maker.directory("d", maker.file("a", "content"));
    maker.snapshot(directory);
    CheckResult one = check(CheckOptions.STRUCTURE);
    maker.snapshot(directory);

    CheckResult two = check(CheckOptions.STRUCTURE);

    assertThat(two.snapshots()).isEqualTo(2);
    assertThat(two.trees()).isEqualTo(one.trees()).isEqualTo(2);
    assertThat(two.blobs()).isEqualTo(one.blobs()).isEqualTo(3);
  }

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
  void missingRoot_touchesTheWholeSnapshot() {
    SnapshotId snapshot =
        maker.snapshot(new BlobId(Hash.parse(names(store, BlobKind.KEY).getFirst().name())));

    check(CheckOptions.STRUCTURE);

    told.only(Finding.MissingBlob.class);
    assertThat(told.touched).containsExactly(touch(snapshot, "/"));
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
    assertThat(repository.check(CheckOptions.STRUCTURE, told, Cancellation.NEVER).isSound())
        .isTrue();
    repository.inspect().close();
    flip(store, names(store, BlobKind.INDEX).getFirst(), 30);

    repository.check(CheckOptions.STRUCTURE, told, Cancellation.NEVER);

    assertThat(told.all(Finding.UnusableIndexFile.class)).hasSize(1);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 256})
  void partsTogether_readEachPackOnce(int parts) {
    makePacks(30);
    names(store, BlobKind.PACK).forEach(pack -> flip(store, pack, 20));
    int packs = names(store, BlobKind.PACK).size();
    Set<PackId> damaged = new HashSet<>();
    int read = 0;

    for (int part = 1; part <= parts; part++) {
      told.findings.clear();
      CheckResult result = check(reading(new DataChoice.Part(part, parts)));
      read += result.readPacks();
      for (Finding.WrongPackHash found : told.all(Finding.WrongPackHash.class)) {
        assertThat(damaged.add(found.pack())).isTrue();
        assertThat(Integer.parseInt(found.pack().hex().substring(0, 2), 16) % parts)
            .isEqualTo(part - 1);
      }
    }

    assertThat(read).isEqualTo(packs);
    assertThat(damaged).hasSize(packs);
  }

  @Test
  void partOfTheData_isAboutAsMuchAsWasAskedFor() {
    makePacks(40);
    long total = packBytes();
    long longest =
        StoreListing.of(store, BlobKind.PACK).stream()
            .mapToLong(StoreListing.Entry::sizeBytes)
            .max()
            .orElseThrow();

    for (double percent : new double[] {0.001, 10, 25, 99, 100}) {
      long wanted = (long) (total * percent / 100);
      CheckResult result = check(reading(new DataChoice.Percent(percent)));
      assertThat(result.readBytes()).isBetween(wanted, wanted + longest);
      assertThat(result.readPacks()).isPositive();
    }
    for (long wanted : new long[] {1, total / 3, total, Long.MAX_VALUE}) {
      CheckResult result = check(reading(new DataChoice.Bytes(wanted)));
      assertThat(result.readBytes()).isBetween(Math.min(wanted, total), total);
      assertThat(result.readBytes() - wanted).isLessThan(longest);
    }
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
  void moreTouchedFilesThanAreTold_areCounted() {
    FileNode lost = maker.file("lost", "gone");
    PackContents pack = lastPack();
    Node directory = maker.directory("d", lost);
    maker.snapshot(directory, maker.directory("e", directory, lost));
    maker.snapshot(directory, maker.directory("e", directory, lost));
    store.delete(key(pack.id()));

    for (long max = 0; max < 8; max++) {
      told.touched.clear();
      CheckResult result = check(new CheckOptions(new DataChoice.None(), max));

      assertThat(result.touched()).isEqualTo(6);
      assertThat(result.touchedSnapshots()).hasSize(2);
      assertThat(told.touched).hasSize((int) Math.min(max, 6));
    }
  }

  @Test
  void backupMeanwhile_isNoDamage() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(9)).files(30);
    fixture.backUp(repository, files.subList(0, 10));
    for (CheckListener.Phase moment : CheckListener.Phase.values()) {
      CheckListener backingUp =
          new CheckListener() {
            @Override
            public void progress(CheckListener.Phase phase, long done, long total) {
              if (phase == moment && done == 0) {
                fixture.backUp(fixture.open(store), files, moment.name());
              }
            }
          };
      assertThat(repository.check(CheckOptions.ALL, backingUp, Cancellation.NEVER).isSound())
          .isTrue();
    }
    check(CheckOptions.ALL);
    assertThat(told.findings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SNAPSHOT", "INDEX", "PACK"})
  void backupBeforeFilesOfAKindAreListed_isNoDamage(BlobKind listed) {
    List<TestFile> files = new RandomFiles(new SplittableRandom(12)).files(20);
    AtomicBoolean backedUp = new AtomicBoolean();
    BlobStore backingUp =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action == Action.LIST && kind == listed && !backedUp.getAndSet(true)) {
                fixture.backUp(fixture.open(store), files);
              }
              return Outcome.PASS;
            });

    CheckResult result = check(backingUp, CheckOptions.ALL);

    assertThat(backedUp).isTrue();
    assertThat(result.isSound()).isTrue();
    told.only(Finding.UnindexedPack.class);
  }

  @Test
  void snapshotThatIsForgottenMeanwhile_isNoDamage() {
    maker.snapshot(maker.file("a", "content"));
    SnapshotId forgotten = maker.snapshot(maker.file("b", "other"));
    BlobKey file = BlobKey.of(BlobKind.SNAPSHOT, forgotten.hash());
    BlobStore forgetting =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action == Action.SIZE && kind == BlobKind.SNAPSHOT) {
                store.delete(file);
              }
              return Outcome.PASS;
            });

    CheckResult result = check(forgetting, CheckOptions.STRUCTURE);

    assertThat(told.findings).isEmpty();
    assertThat(result.snapshots()).isEqualTo(1);
  }

  @Test
  void backupThatEndedAtAnyWrite_leavesNoDamage() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(10)).files(8);
    MemoryBlobStore whole = store.copy();
    FaultyBlobStore counting = new FaultyBlobStore(whole, (action, kind, write) -> Outcome.PASS);
    fixture.backUp(fixture.open(counting), files);

    for (int write = 0; write < counting.writes(); write++) {
      MemoryBlobStore crashed = store.copy();
      BlobStore crashing = FaultyBlobStore.crashingAt(crashed, write, Outcome.FAIL_AFTER);
      Repository ending = fixture.open(crashing);
      assertThatThrownBy(() -> fixture.backUp(ending, files)).isInstanceOf(StoreException.class);

      assertThat(check(crashed, CheckOptions.ALL).isSound()).isTrue();
    }
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
  void storeThatCannotListItsFiles_endsTheCheck() {
    BlobStore failing =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.LIST && kind == BlobKind.PACK ? Outcome.FAIL : Outcome.PASS);

    assertThatThrownBy(() -> check(failing, CheckOptions.STRUCTURE))
        .isInstanceOf(StoreException.class);
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void manyThreads_findTheSame() {
    makePacks(20);
    List<BlobKey> packs = names(store, BlobKind.PACK);
    packs.subList(0, 10).forEach(pack -> flip(store, pack, 20));
    CheckResult alone = check(CheckOptions.ALL);
    Set<Finding> findings = Set.copyOf(told.findings);
    Set<String> touched = Set.copyOf(told.touched);
    told.findings.clear();
    told.touched.clear();

    CheckResult together;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      EngineEnvironment environment =
          new EngineEnvironment(
              fixture.time, new SecureRandom(), fixture.time, threads, EngineEnvironments.LOCKS);
      Repository open = Repository.open(store, EngineEnvironments.password(), environment);
      together = open.check(CheckOptions.ALL, told, Cancellation.NEVER);
    }

    assertThat(together).isEqualTo(alone);
    assertThat(Set.copyOf(told.findings)).isEqualTo(findings);
    assertThat(Set.copyOf(told.touched)).isEqualTo(touched);
  }

  @Test
  void shareOfAnother_isNoHindrance() {
    maker.snapshot(maker.file("a", "content"));
    try (SharedLock other = fixture.open(store).lockShared()) {
      assertThat(check(CheckOptions.ALL).isSound()).isTrue();
      other.ensureHeld();
    }
  }

  @Test
  void exclusiveLockOfAnother_refusesIt() {
    repository.forget(maker.snapshot(maker.file("a", "content")));
    AtomicInteger refused = new AtomicInteger();
    PruneListener checking =
        new PruneListener() {
          @Override
          public void progress(PruneListener.Phase phase, long done, long total) {
            if (phase == PruneListener.Phase.DELETING) {
              assertThatThrownBy(() -> check(store, CheckOptions.STRUCTURE))
                  .isInstanceOf(LockedException.class);
              refused.incrementAndGet();
            }
          }
        };

    fixture
        .open(store)
        .prune(
            new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE), checking, Cancellation.NEVER);

    assertThat(refused).hasPositiveValue();
  }

  @Test
  void cancellation_endsItAtAnyTime() {
    FileNode lost = maker.file("lost", "gone");
    PackContents pack = lastPack();
    maker.snapshot(lost, maker.directory("d", maker.file("a", "content")));
    store.delete(key(pack.id()));
    AtomicInteger asked = new AtomicInteger();
    repository.check(
        CheckOptions.ALL,
        CheckListener.NONE,
        () -> {
          asked.incrementAndGet();
          return false;
        });

    assertThat(asked).hasValueGreaterThan(8);
    for (int i = 0; i < asked.get(); i++) {
      AtomicInteger left = new AtomicInteger(i);
      Cancellation soon = () -> left.getAndDecrement() <= 0;
      assertThatThrownBy(() -> repository.check(CheckOptions.ALL, CheckListener.NONE, soon))
          .isInstanceOf(CancellationException.class);
      assertThat(names(store, BlobKind.LOCK)).isEmpty();
    }
  }

  @Test
  void choicesThatMakeNoSense_areRefused() {
    for (double percent : new double[] {0, -1, 100.5, Double.NaN}) {
      assertThatThrownBy(() -> new DataChoice.Percent(percent))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new DataChoice.Bytes(0)).isInstanceOf(IllegalArgumentException.class);
    for (int part : new int[] {-1, 0, 6}) {
      assertThatThrownBy(() -> new DataChoice.Part(part, 5))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new DataChoice.Part(1, 257))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CheckOptions(new DataChoice.All(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CheckResult check(CheckOptions options) {
    return check(store, options);
  }

  private CheckResult check(BlobStore of, CheckOptions options) {
    return fixture.open(of).check(options, told, Cancellation.NEVER);
  }

  private static CheckOptions reading(DataChoice data) {
    return CheckOptions.reading(data);
  }

  private PackContents lastPack() {
    return maker.endPacks().packs().getLast();
  }

  private void makePacks(int count) {
    SplittableRandom random = new SplittableRandom(11);
    List<Node> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(maker.file("f" + i, randomBytes(random, random.nextInt(1000, 3000))));
      maker.endPacks();
    }
    maker.snapshot(files.toArray(Node[]::new));
  }

  private static byte[] randomBytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Stores a tree of these nodes in this order, as no writer would do it. */
  private BlobId treeOf(Node... nodes) {
    List<String> texts = Stream.of(nodes).map(CheckTest::text).toList();
    String tree = "{\"nodes\":[" + String.join(",", texts) + "]}\n";
    return maker.blob(BlobType.TREE, tree.getBytes(UTF_8));
  }

  private static String text(Node node) {
    String tree = new String(new TreeWriter().add(node).finish(), UTF_8);
    return tree.substring("{\"nodes\":[".length(), tree.length() - "]}\n".length());
  }

  private long packBytes() {
    return StoredFiles.packBytes(store);
  }
}

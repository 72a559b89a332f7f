package dev.holdfast.testkit.engine;

import static dev.holdfast.testkit.engine.StoredFiles.flip;
import static dev.holdfast.testkit.engine.StoredFiles.flipFromEnd;
import static dev.holdfast.testkit.engine.StoredFiles.key;
import static dev.holdfast.testkit.engine.StoredFiles.names;
import static dev.holdfast.testkit.engine.ToldFindings.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.DataChoice;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.repair.RepairOptions;
import dev.holdfast.engine.repair.RepairPlan;
import dev.holdfast.engine.repair.RepairResult;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RepairTest {
  /** 20 at each build. */
  private static final int CASES = Integer.getInteger("holdfast.repairs", 20);

  private static final RepairOptions STRUCTURE = new RepairOptions(CheckOptions.STRUCTURE, false);
  private static final RepairOptions ALL = new RepairOptions(CheckOptions.ALL, false);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);
  private final List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(40);
  private final ToldFindings told = new ToldFindings();

  @Test
  void soundRepository_staysAsItIs() {
    fixture.backUp(repository, files);
    fixture.backUp(repository, files.subList(0, 10));
    FaultyBlobStore counting = new FaultyBlobStore(store, (action, kind, write) -> Outcome.PASS);

    RepairResult result = fixture.open(counting).care().repair(ALL, told, Cancellation.NEVER);

    assertThat(result.plan().isEmpty()).isTrue();
    assertThat(told.findings).isEmpty();
    assertThat(counting.writes()).as("A lock, put and deleted").isEqualTo(2);
  }

  @Test
  void lostIndex_isMadeAnewFromPacks() {
    Snapshot snapshot = fixture.backUp(repository, files);
    fixture.backUp(repository, files.subList(0, 10));
    names(store, BlobKind.INDEX).forEach(store::delete);

    RepairResult result = repair(STRUCTURE);

    assertThat(result.plan().namedPacks()).hasSameSizeAs(names(store, BlobKind.PACK));
    assertThat(told.only(Finding.FoundPack.class)).hasSameSizeAs(names(store, BlobKind.PACK));
    assertThat(told.touched).isEmpty();
    assertSound();
    fixture.assertHolds(fixture.open(store), snapshot, files);
  }

  @Test
  void damagedIndexFile_isReplaced_andNothingIsLost() {
    Snapshot snapshot = fixture.backUp(repository, files);
    Snapshot other = fixture.backUp(repository, files.subList(0, 10));
    BlobKey damaged = names(store, BlobKind.INDEX).getFirst();
    flip(store, damaged, 30);

    RepairResult result = repair(STRUCTURE);

    assertThat(result.plan().droppedIndexFiles()).hasSize(1);
    assertThat(names(store, BlobKind.INDEX)).doesNotContain(damaged);
    assertSound();
    fixture.assertHolds(fixture.open(store), snapshot, files);
    fixture.assertHolds(fixture.open(store), other, files.subList(0, 10));
  }

  @Test
  void openRepository_readsTheNewIndex() {
    Snapshot snapshot = fixture.backUp(repository, files);
    names(store, BlobKind.INDEX).forEach(index -> flip(store, index, 30));

    repository.care().repair(STRUCTURE, RepairListener.NONE, Cancellation.NEVER);

    fixture.assertHolds(repository, snapshot, files);
  }

  @Test
  void missingPack_isToldWithItsFiles_andTheNextBackupHealsTheOldSnapshot() {
    Snapshot snapshot = fixture.backUp(repository, files);
    names(store, BlobKind.PACK).forEach(store::delete);

    RepairResult result = repair(STRUCTURE);

    assertThat(told.all(Finding.MissingPack.class)).isNotEmpty();
    assertThat(told.touched).containsExactly(touch(snapshot.id(), "/"));
    assertThat(result.lostBlobs()).isPositive();
    assertThat(result.plan().found().touchedSnapshots()).containsExactly(snapshot.id());
    assertThat(names(store, BlobKind.INDEX)).isEmpty();
    fixture.backUp(fixture.open(store), files);
    assertSound();
    fixture.assertHolds(fixture.open(store), snapshot, files);
  }

  @Test
  void damagedBlob_isDropped_andItsNeighboursAreSaved() {
    Node[] nodes = {maker.file("a", "one"), maker.file("b", "two"), maker.file("c", "three")};
    PackContents pack = lastPack();
    SnapshotId snapshot = maker.snapshot(nodes);
    flip(store, key(pack.id()), (int) pack.blobs().get(1).offsetBytes() + 20);

    RepairResult result = repair(ALL);

    assertThat(told.touched).containsExactly(touch(snapshot, "/b"));
    assertThat(result.plan().droppedPacks()).containsExactly(pack.id());
    assertThat(result.copiedBlobs()).isEqualTo(2);
    assertThat(result.lostBlobs()).isEqualTo(1);
    assertThat(result.deletedPacks()).isEqualTo(1);
    assertThat(names(store, BlobKind.PACK)).doesNotContain(key(pack.id()));
    assertOnlyBlobsAreMissing(1);
    SnapshotMaker again = new SnapshotMaker(store);
    again.snapshot(again.file("b", "two"));
    assertSound();
  }

  @Test
  void damageThatWasNotLookedFor_stays() {
    fixture.backUp(repository, files);
    names(store, BlobKind.PACK).forEach(pack -> flipFromEnd(store, pack, 1));

    RepairResult result = repair(STRUCTURE);

    assertThat(result.plan().isEmpty()).isTrue();
  }

  @Test
  void damagedHeader_losesNothing() {
    Snapshot snapshot = fixture.backUp(repository, files);
    List<BlobKey> packs = names(store, BlobKind.PACK);
    packs.forEach(pack -> flipFromEnd(store, pack, 10));

    RepairResult result = repair(ALL);

    assertThat(result.lostBlobs()).isZero();
    assertThat(result.plan().droppedPacks()).hasSameSizeAs(packs);
    assertThat(told.touched).isEmpty();
    assertThat(names(store, BlobKind.PACK)).doesNotContainAnyElementsOf(packs);
    assertSound();
    fixture.assertHolds(fixture.open(store), snapshot, files);
  }

  @Test
  void damagedTrees_areFoundWithoutReadingData_andHealed() {
    Snapshot snapshot = fixture.backUp(repository, files);
    for (BlobKey pack : names(store, BlobKind.PACK)) {
      flip(store, pack, 20);
    }

    RepairResult result = repair(STRUCTURE);

    assertThat(result.plan().droppedPacks()).isNotEmpty();
    fixture.backUp(fixture.open(store), files);
    repair(ALL);
    fixture.backUp(fixture.open(store), files);
    assertSound();
    fixture.assertHolds(fixture.open(store), snapshot, files);
  }

  @Test
  void packCutShort_losesWhatWasCutOff_andNoMore() {
    Node[] nodes = {maker.file("a", "one"), maker.file("b", "two"), maker.file("c", "three")};
    PackContents pack = lastPack();
    maker.snapshot(nodes);
    int end = (int) pack.blobs().get(1).endBytes();
    store.damage(key(pack.id()), Arrays.copyOf(store.bytes(key(pack.id())), end));

    RepairResult result = repair(STRUCTURE);

    assertThat(result.copiedBlobs()).isEqualTo(2);
    assertThat(result.lostBlobs()).isEqualTo(1);
    assertOnlyBlobsAreMissing(1);
  }

  @Test
  void packThatTheIndexTellsWrong_isTakenAtItsOwnWord() {
    Node[] nodes = {maker.file("a", "one"), maker.file("b", "two")};
    PackContents pack = lastPack();
    maker.index(new PackContents(pack.id(), pack.blobs().subList(0, 1)));
    SnapshotId snapshot = maker.snapshot(nodes);

    RepairResult result = repair(STRUCTURE);

    assertThat(result.lostBlobs()).isZero();
    assertThat(told.touched).isEmpty();
    assertSound();
    assertThat(fixture.open(store).snapshots()).extracting(Snapshot::id).containsExactly(snapshot);
  }

  @Test
  void whatIsNoPack_isTold_andLeftToThePrune() {
    Snapshot snapshot = fixture.backUp(repository, files);
    BlobKey half = BlobKey.of(BlobKind.PACK, Hash.parse("ab".repeat(Hash.BYTES)));
    store.put(half, ByteBuffer.wrap(new byte[100]));

    RepairResult result = repair(ALL);

    assertThat(told.only(Finding.UnusablePack.class)).hasSize(1);
    assertThat(result.plan().isEmpty()).isTrue();
    assertThat(names(store, BlobKind.PACK)).contains(half);
    fixture.assertHolds(fixture.open(store), snapshot, files);
  }

  @Test
  void unnamedPackThatIsDamaged_isNotNamed_butWhatIsSoundInIt() {
    maker.file("a", "one");
    maker.file("b", "two");
    PackContents pack = lastPack();
    flip(store, key(pack.id()), 20);

    RepairResult result = repair(STRUCTURE);

    assertThat(result.plan().namedPacks()).isEmpty();
    assertThat(result.copiedBlobs()).isEqualTo(1);
    assertThat(names(store, BlobKind.PACK)).hasSize(1).doesNotContain(key(pack.id()));
    assertSound();
  }

  @Test
  void packThatCannotBeRead_isLeft_unlessItIsNamed() {
    Node[] nodes = {maker.file("a", "one"), maker.file("b", "two")};
    PackId pack = lastPack().id();
    maker.snapshot(nodes);
    FaultyBlobStore broken =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.READ && kind == BlobKind.PACK ? Outcome.FAIL : Outcome.PASS);

    RepairResult usual = fixture.open(broken).care().repair(ALL, told, Cancellation.NEVER);

    assertThat(usual.plan().isEmpty()).isTrue();
    assertThat(usual.plan().leftPacks()).contains(pack);
    RepairOptions named =
        new RepairOptions(CheckOptions.reading(new DataChoice.Packs(Set.of(pack))), false);
    RepairResult dropping = fixture.open(broken).care().repair(named, told, Cancellation.NEVER);
    assertThat(dropping.plan().droppedPacks()).containsExactly(pack);
    assertThat(dropping.lostBlobs()).isEqualTo(2);
    assertThat(names(store, BlobKind.PACK)).doesNotContain(key(pack));
  }

  @Test
  void unknownPack_isRefused() {
    fixture.backUp(repository, files);
    PackId unknown = new PackId(Hash.parse("12".repeat(Hash.BYTES)));
    RepairOptions named =
        new RepairOptions(CheckOptions.reading(new DataChoice.Packs(Set.of(unknown))), false);

    assertThatThrownBy(() -> repair(named))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(unknown.hash().hex());
  }

  @Test
  void damagedSnapshotFile_isTold_andDroppedOnlyWhenThatIsAskedFor() {
    fixture.backUp(repository, files);
    Snapshot kept = fixture.backUp(repository, files.subList(0, 10));
    BlobKey damaged =
        names(store, BlobKind.SNAPSHOT).stream()
            .filter(file -> !file.name().equals(kept.id().hex()))
            .findFirst()
            .orElseThrow();
    flip(store, damaged, 30);

    assertThat(repair(STRUCTURE).plan().isEmpty()).isTrue();
    assertThat(told.only(Finding.UnusableSnapshotFile.class)).hasSize(1);
    assertThatThrownBy(() -> fixture.open(store).snapshots()).isInstanceOf(CorruptException.class);
    repair(new RepairOptions(CheckOptions.STRUCTURE, true));

    assertThat(fixture.open(store).snapshots()).extracting(Snapshot::id).containsExactly(kept.id());
  }

  @Test
  void plan_tellsWhatIsWrong_andWritesNothing() {
    fixture.backUp(repository, files);
    names(store, BlobKind.PACK).forEach(pack -> flip(store, pack, 20));
    FaultyBlobStore counting = new FaultyBlobStore(store, (action, kind, write) -> Outcome.PASS);

    RepairPlan plan = fixture.open(counting).care().planRepair(ALL, told, Cancellation.NEVER);

    assertThat(plan.droppedPacks()).hasSameSizeAs(names(store, BlobKind.PACK));
    assertThat(told.touched).isNotEmpty();
    assertThat(counting.writes()).as("A lock, put and deleted").isEqualTo(2);
  }

  @Test
  void otherPruneMeanwhile_endsTheRepair_whichHasDeletedNothing() {
    fixture.backUp(repository, files);
    List<BlobKey> packs = names(store, BlobKind.PACK);
    packs.forEach(pack -> flipFromEnd(store, pack, 10));
    RepairListener pruning = whenWaiting(() -> names(store, BlobKind.INDEX).forEach(store::delete));

    assertThatThrownBy(() -> fixture.open(store).care().repair(ALL, pruning, Cancellation.NEVER))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("this repair ends here");

    assertThat(names(store, BlobKind.PACK)).containsAll(packs);
  }

  @Test
  void packThatComesIntoUseMeanwhile_isSpared() {
    maker.file("a", "one");
    maker.file("b", "two");
    PackContents pack = lastPack();
    flip(store, key(pack.id()), 20);
    RepairListener naming = whenWaiting(() -> maker.index(pack));

    RepairResult result = fixture.open(store).care().repair(STRUCTURE, naming, Cancellation.NEVER);

    assertThat(result.deletedPacks()).isZero();
    assertThat(names(store, BlobKind.PACK)).contains(key(pack.id()));
  }

  private static RepairListener whenWaiting(Runnable work) {
    return new RepairListener() {
      @Override
      public void progress(RepairListener.Step step, long done, long total) {
        if (step == RepairListener.Step.WAITING) {
          work.run();
        }
      }
    };
  }

  @Test
  void damageOfAnyKind_isMended_andOneMoreBackupMakesAllWhole() {
    MemoryBlobStore whole = store.copy();
    Snapshot snapshot = fixture.backUp(fixture.open(whole), files);
    Snapshot other = fixture.backUp(fixture.open(whole), files.subList(0, 20));
    RandomCases.check(
        CASES,
        random -> {
          MemoryBlobStore damaged = whole.copy();
          damageSome(damaged, random);
          Repository mended = fixture.open(damaged);

          mended.care().repair(ALL, RepairListener.NONE, Cancellation.NEVER);
          fixture.backUp(mended, files);
          fixture.backUp(mended, files.subList(0, 20));

          assertSound(damaged);
          fixture.assertHolds(mended, snapshot, files);
          fixture.assertHolds(mended, other, files.subList(0, 20));
        });
  }

  private static void damageSome(MemoryBlobStore store, RandomGenerator random) {
    List<BlobKey> victims = new ArrayList<>(names(store, BlobKind.PACK));
    victims.addAll(names(store, BlobKind.INDEX));
    Collections.shuffle(victims, new Random(random.nextLong()));
    for (BlobKey victim : victims.subList(0, random.nextInt(1, victims.size() + 1))) {
      int length = (int) store.size(victim);
      switch (random.nextInt(4)) {
        case 0 -> store.delete(victim);
        case 1 -> store.damage(victim, Arrays.copyOf(store.bytes(victim), random.nextInt(length)));
        case 2 -> store.damage(victim, Arrays.copyOf(store.bytes(victim), length + 7));
        default -> flip(store, victim, random.nextInt(length));
      }
    }
  }

  private PackContents lastPack() {
    return maker.endPacks().packs().getLast();
  }

  private RepairResult repair(RepairOptions options) {
    return fixture.open(store).care().repair(options, told, Cancellation.NEVER);
  }

  private void assertSound() {
    assertSound(store);
  }

  private void assertSound(BlobStore of) {
    ToldFindings found = new ToldFindings();
    fixture.open(of).care().check(CheckOptions.ALL, found, Cancellation.NEVER);
    assertThat(found.findings).noneMatch(Finding::isDamage);
  }

  private void assertOnlyBlobsAreMissing(int count) {
    ToldFindings found = new ToldFindings();
    fixture.open(store).care().check(CheckOptions.ALL, found, Cancellation.NEVER);
    assertThat(found.only(Finding.MissingBlob.class)).hasSize(count);
  }
}

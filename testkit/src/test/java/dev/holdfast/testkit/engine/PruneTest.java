package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.prune.MaxUnused;
import dev.holdfast.engine.prune.PruneListener;
import dev.holdfast.engine.prune.PruneOptions;
import dev.holdfast.engine.prune.PrunePlan;
import dev.holdfast.engine.prune.PruneResult;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PruneTest {
  /** Nothing that is not needed may stay. */
  private static final PruneOptions ALL = new PruneOptions(new MaxUnused.Fixed(0), Long.MAX_VALUE);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(60);
  private final List<TestFile> some = files.subList(0, 20);
  private final List<TestFile> others = files.subList(40, files.size());

  @Test
  void repositoryOfWhichAllIsNeeded_staysAsItIs() {
    Snapshot snapshot = fixture.backUp(repository, files);
    MemoryBlobStore before = store.copy();

    PruneResult result = prune(ALL);

    assertThat(result.plan().isEmpty()).isTrue();
    assertThat(names(store, BlobKind.PACK)).isEqualTo(names(before, BlobKind.PACK));
    assertThat(names(store, BlobKind.INDEX)).isEqualTo(names(before, BlobKind.INDEX));
    fixture.assertHolds(repository, snapshot, files);
  }

  @Test
  void emptyRepository_hasNothingToPrune() {
    assertThat(prune(ALL).plan().isEmpty()).isTrue();
  }

  @Test
  void whatNoSnapshotNeeds_goes_andTheRestStays() {
    Snapshot forgotten = fixture.backUp(repository, files);
    Snapshot kept = fixture.backUp(repository, some);
    long before = packBytes(store);
    repository.forget(forgotten.id());

    PruneResult result = prune(ALL);

    assertSoundWith(kept, some);
    assertThat(result.plan().repacked()).isNotEmpty();
    assertThat(result.plan().counts().freedBytes()).isPositive();
    assertThat(packBytes(store)).isLessThan(before);
    assertThat(storedBytesNeeded()).isEqualTo(blobBytes(store));
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
    assertThat(prune(ALL).plan().isEmpty()).isTrue();
  }

  @Test
  void lastSnapshotForgotten_leavesNoPackAndNoIndex() {
    repository.forget(fixture.backUp(repository, files).id());

    prune(PruneOptions.USUAL);

    assertThat(names(store, BlobKind.PACK)).isEmpty();
    assertThat(names(store, BlobKind.INDEX)).isEmpty();
    fixture.assertHolds(repository, fixture.backUp(repository, files), files);
  }

  @Test
  void ofTwoCopies_theOneInThePackWithLessWasteStays() {
    SnapshotMaker first = new SnapshotMaker(store);
    first.file("x", "needed");
    first.file("y", "not needed by anybody");
    PackContents wasteful = first.endPacks().packs().getFirst();
    first.index(wasteful);
    SnapshotMaker second = new SnapshotMaker(store);
    second.snapshot(second.file("x", "needed"), second.file("z", "needed too"));

    PrunePlan plan = repository.care().planPrune(ALL, Cancellation.NEVER);

    assertThat(plan.counts().duplicateBlobs()).isEqualTo(1);
    assertThat(plan.counts().unusedBlobs()).isEqualTo(1);
    assertThat(plan.counts().usedBlobs()).isEqualTo(3);
    assertThat(plan.unused()).containsExactly(wasteful.id());
    assertThat(plan.repacked()).isEmpty();
  }

  @Test
  void planAlone_writesNothing() {
    repository.forget(fixture.backUp(repository, files).id());
    MemoryBlobStore before = store.copy();

    PrunePlan plan = repository.care().planPrune(ALL, Cancellation.NEVER);

    assertThat(plan.unused()).hasSize(names(before, BlobKind.PACK).size());
    for (BlobKind kind : List.of(BlobKind.PACK, BlobKind.INDEX, BlobKind.SNAPSHOT, BlobKind.LOCK)) {
      assertThat(names(store, kind)).isEqualTo(names(before, kind));
    }
  }

  @Test
  void unusedDataThatIsAllowed_stays() {
    List<TestFile> many = new RandomFiles(new SplittableRandom(2)).files(900);
    Snapshot forgotten = fixture.backUp(repository, many);
    Snapshot kept = fixture.backUp(repository, many.subList(0, 600));
    repository.forget(forgotten.id());
    PruneOptions anyUnused = new PruneOptions(new MaxUnused.Fixed(Long.MAX_VALUE), Long.MAX_VALUE);

    PrunePlan generous = repository.care().planPrune(anyUnused, Cancellation.NEVER);
    PrunePlan strict = repository.care().planPrune(ALL, Cancellation.NEVER);

    assertThat(generous.counts())
        .usingRecursiveComparison()
        .comparingOnlyFields("usedBytes", "unusedBytes", "packs")
        .isEqualTo(strict.counts());
    assertThat(strict.repacked()).containsAll(generous.repacked());
    assertThat(generous.counts().copiedBytes()).isLessThan(1 << 20);
    assertThat(strict.counts().copiedBytes()).isGreaterThan(3 << 20);
    assertSoundWith(kept, many.subList(0, 600));
  }

  @Test
  void limitOfRepacking_isKept() {
    Snapshot forgotten = fixture.backUp(repository, files);
    fixture.backUp(repository, some);
    repository.forget(forgotten.id());

    PrunePlan plan =
        repository
            .care()
            .planPrune(new PruneOptions(new MaxUnused.Fixed(0), 100), Cancellation.NEVER);

    assertThat(plan.repacked()).isEmpty();
  }

  /** Eight packs, since index files are read in no order and one of the two comes first. */
  @Test
  void packsThatIndexFilesDescribeDifferently_stayNamedWithAllTheirBlobs() {
    SnapshotMaker maker = new SnapshotMaker(store);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(maker.file("a" + i, "one " + i));
      nodes.add(maker.file("b" + i, "two " + i));
      PackContents pack = maker.endPacks().packs().getLast();
      maker.index(new PackContents(pack.id(), pack.blobs().subList(0, 1)));
      maker.index(pack);
    }
    SnapshotId snapshot = maker.snapshot(nodes.toArray(Node[]::new));

    prune(ALL);

    assertThat(names(store, BlobKind.INDEX)).hasSize(1);
    try (SnapshotReader reader = fixture.open(store).openSnapshot(snapshot)) {
      for (int i = 0; i < 8; i++) {
        byte[] second = RepositoryFixture.read(reader.open(SnapshotPath.of("b" + i)));
        assertThat(second).asString().isEqualTo("two " + i);
      }
    }
  }

  @Test
  void packThatNoIndexNames_goes() {
    Snapshot kept = fixture.backUp(repository, files);
    BlobKey leftBehind = BlobKey.of(BlobKind.PACK, kept.id().hash());
    store.put(leftBehind, ByteBuffer.allocate(100));

    PruneResult result = prune(ALL);

    assertThat(result.deletedPacks()).isEqualTo(1);
    assertThat(result.plan().counts().freedBytes()).isEqualTo(100);
    assertSoundWith(kept, files);
  }

  @Test
  void snapshotThatComesWhileItCopies_keepsWhatItNeeds() {
    repository.forget(fixture.backUp(repository, files).id());
    Snapshot kept = fixture.backUp(repository, some);
    List<Snapshot> came = new ArrayList<>();

    PruneResult result =
        repository
            .care()
            .prune(
                ALL,
                new PruneListener() {
                  @Override
                  public void planned(PrunePlan plan) {
                    // By another process: its data is all there still, so it stores trees alone.
                    came.add(fixture.backUp(fixture.open(store), others));
                  }
                },
                Cancellation.NEVER);

    assertThat(result.rescuedPacks()).isPositive();
    assertSoundWith(kept, some);
    assertSoundWith(came.getFirst(), others);
    prune(ALL);
    assertSoundWith(came.getFirst(), others);
    assertThat(storedBytesNeeded()).isEqualTo(blobBytes(store));
  }

  @Test
  void anotherPruneMeanwhile_endsThisOne() {
    Snapshot forgotten = fixture.backUp(repository, files);
    Snapshot kept = fixture.backUp(repository, some);
    repository.forget(forgotten.id());
    PruneListener another =
        new PruneListener() {
          @Override
          public void progress(Phase phase, long done, long total) {
            if (phase == Phase.WAITING) {
              fixture.open(store).care().prune(ALL, PruneListener.NONE, Cancellation.NEVER);
            }
          }
        };

    assertThatThrownBy(() -> repository.care().prune(ALL, another, Cancellation.NEVER))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("Run it again");

    assertSoundWith(kept, some);
    prune(ALL);
    assertSoundWith(kept, some);
    assertThat(storedBytesNeeded()).isEqualTo(blobBytes(store));
  }

  @Test
  void whoeverIsAtWork_isWaitedFor_andNamed() {
    repository.forget(fixture.backUp(repository, files).id());
    try (SharedLock other = fixture.open(store).lockShared()) {
      assertThatThrownBy(() -> prune(ALL))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("tester@test@holdfast");
      other.ensureHeld();
    }
    prune(ALL);
    assertThat(names(store, BlobKind.PACK)).isEmpty();
  }

  @Test
  void missingPack_stopsIt() {
    fixture.backUp(repository, files);
    store.delete(BlobKey.of(BlobKind.PACK, names(store, BlobKind.PACK).getFirst()));

    assertStopped(MissingException.class, "");
  }

  @Test
  void packOfAnotherLength_stopsIt() {
    fixture.backUp(repository, files);
    BlobKey pack = BlobKey.of(BlobKind.PACK, names(store, BlobKind.PACK).getFirst());
    store.damage(pack, new byte[PackHeader.FRAME_BYTES]);

    assertStopped(EngineException.class, "");
  }

  @Test
  void damagedBlobThatWouldBeCopied_stopsIt() {
    Snapshot forgotten = fixture.backUp(repository, files);
    fixture.backUp(repository, some);
    repository.forget(forgotten.id());
    for (var name : names(store, BlobKind.PACK)) {
      BlobKey pack = BlobKey.of(BlobKind.PACK, name);
      byte[] bytes = store.bytes(pack);
      bytes[40] ^= 1;
      store.damage(pack, bytes);
    }

    assertStopped(CorruptException.class, "damaged");
  }

  private void assertStopped(Class<? extends EngineException> type, String message) {
    MemoryBlobStore before = store.copy();
    assertThatThrownBy(() -> prune(ALL)).isInstanceOf(type).hasMessageContaining(message);
    assertThat(names(store, BlobKind.PACK)).containsAll(names(before, BlobKind.PACK));
    assertThat(names(store, BlobKind.INDEX)).containsAll(names(before, BlobKind.INDEX));
    assertThat(names(store, BlobKind.LOCK)).isEmpty();
  }

  private PruneResult prune(PruneOptions options) {
    return repository.care().prune(options, PruneListener.NONE, Cancellation.NEVER);
  }

  private void assertSoundWith(Snapshot snapshot, List<TestFile> content) {
    StructureCheck.assertSound(store);
    fixture.assertHolds(repository, snapshot, content);
    fixture.assertHolds(fixture.open(store), snapshot, content);
  }

  private long storedBytesNeeded() {
    try (Inspection inspection = repository.inspect()) {
      return inspection.usage(List.of(), Cancellation.NEVER).storedBytes();
    }
  }

  private long blobBytes(MemoryBlobStore in) {
    return StructureCheck.indexedBytes(in);
  }

  private static long packBytes(MemoryBlobStore in) {
    return StoreListing.of(in, BlobKind.PACK).stream()
        .mapToLong(StoreListing.Entry::sizeBytes)
        .sum();
  }

  private static List<Hash> names(MemoryBlobStore in, BlobKind kind) {
    return StoreListing.of(in, kind).stream().map(StoreListing.Entry::hash).sorted().toList();
  }
}

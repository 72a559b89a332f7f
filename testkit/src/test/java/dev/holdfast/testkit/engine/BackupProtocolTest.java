package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.backup.AddedFile;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The order of writes, locks and index files of a backup, and its threads. */
class BackupProtocolTest {
  private static final NodeMetadata METADATA = NodeMetadata.of(0644, RepositoryFixture.NOW);
  private static final int MIB = 1 << 20;

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void writes_comeInTheOrderOfTheFormat() {
    fixture.create(store);
    List<String> writes = Collections.synchronizedList(new ArrayList<>());
    FaultyBlobStore observed =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action.isWrite()) {
                writes.add(action + " " + kind);
              }
              return Outcome.PASS;
            });

    fixture.backUp(fixture.open(observed), new RandomFiles(random).files(10));

    assertThat(writes)
        .containsExactly(
            "PUT LOCK", "PUT PACK", "PUT PACK", "PUT INDEX", "PUT SNAPSHOT", "DELETE LOCK");
  }

  @Test
  void afterTenMinutes_whatIsStoredIsIndexed_soThatAnInterruptedBackupKeepsIt() throws IOException {
    Repository repository = fixture.create(store);
    byte[] first = noise(17 * MIB);
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, "first", first);
      fixture.time.advance(Duration.ofMinutes(10));
      assertThat(StoreListing.of(store, BlobKind.INDEX)).isEmpty();

      add(writer, "second", noise(17 * MIB));

      assertThat(StoreListing.of(store, BlobKind.INDEX)).hasSize(1);
      assertThat(add(writer, "again", first).addsData()).isFalse();
    }

    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, "first", first);
      Snapshot snapshot = writer.commit(fixture.details());
      assertThat(snapshot.summary().orElseThrow().dataAddedBytes())
          .as("What was not in the first pack")
          .isLessThan(9L * MIB);
    }
    StructureCheck.assertSound(store);
  }

  @Test
  void backupUnderALostLock_givesUpBeforeItsNextWrite() throws IOException {
    AtomicBoolean locksDown = new AtomicBoolean();
    fixture.create(store);
    FaultyBlobStore unlucky =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                locksDown.get() && kind == BlobKind.LOCK && action == Action.PUT
                    ? Outcome.FAIL
                    : Outcome.PASS);
    Repository repository = fixture.open(unlucky);
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, "file", noise(1000));
      locksDown.set(true);
      fixture.time.advance(Duration.ofMinutes(23));

      assertThatThrownBy(() -> writer.commit(fixture.details()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("lock could not be refreshed");
    }

    assertThat(StoreListing.of(store, BlobKind.PACK)).isEmpty();
    assertThat(repository.snapshots()).isEmpty();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void writersAndReadersOfManyThreads_doNotDisturbEachOther() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      Repository repository = on(threads, store);
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        List<TestFile> files = new RandomFiles(new SplittableRandom(i % 4)).files(150);
        String tag = "job:" + i;
        runs.add(
            threads.submit(
                () -> {
                  Snapshot snapshot = fixture.backUp(repository, files, tag);
                  fixture.assertHolds(repository, snapshot, files);
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
      assertThat(repository.snapshots()).hasSize(6);
    }

    StructureCheck.assertSound(store);
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void executorThatIsGone_doesNotStopABackup() {
    ExecutorService gone = Executors.newSingleThreadExecutor();
    gone.close();
    Repository repository = on(gone, store);
    List<TestFile> files = new RandomFiles(random).files(20);

    fixture.assertHolds(repository, fixture.backUp(repository, files), files);
  }

  @Test
  void filesReadInTheOrderTheyWereWritten_costFewReads() throws IOException {
    Repository writing = fixture.create(store);
    Snapshot snapshot;
    try (SnapshotWriter writer = writing.beginSnapshot(RepositoryFixture.REQUEST)) {
      for (int i = 0; i < 400; i++) {
        add(writer, "file" + i, noise(5000));
      }
      snapshot = writer.commit(fixture.details());
    }
    AtomicInteger reads = new AtomicInteger();
    FaultyBlobStore counted =
        new FaultyBlobStore(
            store,
            (action, kind, write) -> {
              if (action == Action.READ && kind == BlobKind.PACK) {
                reads.incrementAndGet();
              }
              return Outcome.PASS;
            });

    try (SnapshotReader reader = fixture.open(counted).openSnapshot(snapshot.id())) {
      for (int i = 0; i < 400; i++) {
        assertThat(RepositoryFixture.read(reader.open(SnapshotPath.of("file" + i)))).hasSize(5000);
      }
    }

    assertThat(reads).hasValueLessThan(20);
  }

  private Repository on(ExecutorService threads, MemoryBlobStore in) {
    EngineEnvironment environment =
        new EngineEnvironment(
            fixture.time,
            fixture.environment.random(),
            fixture.time,
            threads,
            EngineEnvironments.LOCKS);
    return Repository.create(
        in, EngineEnvironments.password(), EngineEnvironments.CHEAP, environment);
  }

  private static AddedFile add(SnapshotWriter writer, String name, byte[] content)
      throws IOException {
    return writer.addFile(SnapshotPath.of(name), METADATA, new ByteArrayInputStream(content));
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}

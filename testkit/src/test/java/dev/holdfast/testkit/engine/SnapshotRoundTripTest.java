package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.backup.AddedFile;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.testkit.build.BrokenStream;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnapshotRoundTripTest {
  private static final NodeMetadata METADATA = NodeMetadata.of(0644, RepositoryFixture.NOW);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();

  @Test
  void filesInAnyOrder_areReadBackIdentical() {
    RandomCases.check(
        6,
        random -> {
          MemoryBlobStore fresh = new MemoryBlobStore();
          List<TestFile> files = new RandomFiles(random).files(random.nextInt(1, 300));
          Repository repository = fixture.create(fresh);

          Snapshot snapshot = fixture.backUp(repository, files);

          fixture.assertHolds(repository, snapshot, files);
          fixture.assertHolds(fixture.open(fresh), snapshot, files);
          assertThat(StoreListing.of(fresh, BlobKind.LOCK)).isEmpty();
        });
  }

  @Test
  void secondIdenticalSnapshot_addsNothingButItself_whateverTheOrder() {
    RandomCases.check(
        3,
        random -> {
          MemoryBlobStore fresh = new MemoryBlobStore();
          List<TestFile> files = new RandomFiles(random).files(100);
          Repository repository = fixture.create(fresh);
          Snapshot first = fixture.backUp(repository, files);
          int packs = StoreListing.of(fresh, BlobKind.PACK).size();
          List<TestFile> shuffled = new ArrayList<>(files);
          Collections.shuffle(shuffled, new Random(random.nextLong()));

          Snapshot second = fixture.backUp(fixture.open(fresh), shuffled);

          assertThat(second.tree()).isEqualTo(first.tree());
          assertThat(second.id()).isNotEqualTo(first.id());
          SnapshotSummary summary = second.summary().orElseThrow();
          assertThat(summary.dataBlobs()).isZero();
          assertThat(summary.treeBlobs()).isZero();
          assertThat(summary.dataAddedBytes()).isZero();
          assertThat(StoreListing.of(fresh, BlobKind.PACK)).hasSize(packs);
          fixture.assertHolds(repository, second, files);
        });
  }

  @Test
  void summary_countsWhatWasDone() throws IOException {
    Repository repository = fixture.create(store);
    Snapshot snapshot;
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      AddedFile first = add(writer, new byte[1000], "a", "b", "one");
      AddedFile same = add(writer, new byte[1000], "a", "two");
      AddedFile empty = add(writer, new byte[0], "c", "empty");
      assertThat(first).isEqualTo(new AddedFile(1000, true));
      assertThat(same).isEqualTo(new AddedFile(1000, false));
      assertThat(empty).isEqualTo(new AddedFile(0, false));
      fixture.time.advance(Duration.ofSeconds(3));
      snapshot = writer.commit(fixture.details("job:7"));
    }

    SnapshotSummary summary = snapshot.summary().orElseThrow();
    assertThat(summary.filesNew()).isEqualTo(3);
    assertThat(summary.dirsNew()).isEqualTo(3);
    assertThat(summary.dataBlobs()).isEqualTo(1);
    assertThat(summary.treeBlobs()).isEqualTo(4);
    assertThat(summary.totalFilesProcessed()).isEqualTo(3);
    assertThat(summary.totalBytesProcessed()).isEqualTo(2000);
    assertThat(summary.dataAddedBytes()).isGreaterThan(1000);
    assertThat(summary.dataAddedPackedBytes()).isLessThan(summary.dataAddedBytes());
    assertThat(summary.backupStart().plusSeconds(3)).isEqualTo(summary.backupEnd());
    assertThat(repository.findByTag("job:7")).extracting(Snapshot::id).containsOnly(snapshot.id());
    assertThat(repository.findByTag("job:8")).isEmpty();
  }

  @Test
  void emptySnapshot_holdsNothing() {
    Repository repository = fixture.create(store);

    Snapshot snapshot = fixture.backUp(repository, List.of());

    assertThat(snapshot.tree().hex())
        .isEqualTo("ac08ce34ba4f8123618661bef2425f7028ffb9ac740578a3ee88684d2523fee8");
    fixture.assertHolds(repository, snapshot, List.of());
  }

  @Test
  void paths_areResolvedToFilesAndFolders() throws IOException {
    Repository repository = fixture.create(store);
    Snapshot snapshot;
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, new byte[] {1, 2, 3}, "a", "b", "c");
      snapshot = writer.commit(fixture.details());
    }

    try (SnapshotReader reader = repository.openSnapshot(snapshot.id())) {
      assertThat(reader.find(SnapshotPath.of("a", "b", "c")))
          .get()
          .isInstanceOf(Node.FileNode.class);
      assertThat(reader.find(SnapshotPath.of("a"))).get().isInstanceOf(Node.DirectoryNode.class);
      assertThat(reader.find(SnapshotPath.of("x"))).isEmpty();
      assertThat(reader.find(SnapshotPath.of("a", "b", "c", "d"))).isEmpty();
      assertThat(reader.find(SnapshotPath.ROOT)).isEmpty();
      assertThat(RepositoryFixture.read(reader.open(SnapshotPath.of("a", "b", "c"))))
          .containsExactly(1, 2, 3);
      assertThatThrownBy(() -> reader.open(SnapshotPath.of("a", "b")))
          .isInstanceOf(MissingException.class)
          .hasMessageContaining("/a/b");
      assertThatThrownBy(() -> reader.list(SnapshotPath.of("a", "b", "c")))
          .isInstanceOf(MissingException.class)
          .hasMessageContaining("/a/b/c");
    }
  }

  @Test
  void filesThatClash_areRefusedByName_andNoSnapshotIsMade() throws IOException {
    Repository repository = fixture.create(store);

    assertRefused(
        repository, "/a/b was added twice", new String[] {"a", "b"}, new String[] {"a", "b"});
    assertRefused(
        repository, "/a/b/c lies in it", new String[] {"a", "b", "c"}, new String[] {"a", "b"});
    assertRefused(repository, "/x/y lies in it", new String[] {"x"}, new String[] {"x", "y"});
    assertThat(repository.snapshots()).isEmpty();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  private void assertRefused(Repository repository, String reason, String[]... paths)
      throws IOException {
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      for (String[] path : paths) {
        add(writer, new byte[] {1}, path);
      }
      assertThatThrownBy(() -> writer.commit(fixture.details()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(reason);
      assertThatThrownBy(() -> writer.commit(fixture.details()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void fileWhoseStreamBreaks_isNotInTheSnapshot_andOthersAre() throws IOException {
    Repository repository = fixture.create(store);
    Snapshot snapshot;
    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, new byte[] {1}, "good");
      InputStream broken = BrokenStream.after(new byte[9], new IOException("The line is dead"));
      assertThatThrownBy(() -> writer.addFile(SnapshotPath.of("bad"), METADATA, broken))
          .isInstanceOf(IOException.class)
          .hasMessage("The line is dead");
      add(writer, new byte[] {2}, "later");
      snapshot = writer.commit(fixture.details());
    }

    try (SnapshotReader reader = repository.openSnapshot(snapshot.id())) {
      assertThat(reader.list(SnapshotPath.ROOT))
          .extracting(node -> node.name().toString())
          .containsExactly("good", "later");
    }
  }

  @Test
  void writerClosedWithoutCommit_leavesNoSnapshotAndNoLock() throws IOException {
    Repository repository = fixture.create(store);

    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      add(writer, new byte[100], "a");
    }

    assertThat(repository.snapshots()).isEmpty();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    assertThat(fixture.time.repetitions()).isZero();
  }

  @Test
  void forgottenSnapshot_isGone_andItsDataServesTheNext() {
    List<TestFile> files = new RandomFiles(new SplittableRandom(1)).files(20);
    Repository repository = fixture.create(store);
    Snapshot first = fixture.backUp(repository, files);

    assertThat(repository.forget(first.id())).isTrue();

    assertThat(repository.forget(first.id())).isFalse();
    assertThat(repository.snapshots()).isEmpty();
    assertThatThrownBy(() -> repository.openSnapshot(first.id()))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(first.id().hex());
    Snapshot second = fixture.backUp(repository, files);
    assertThat(second.summary().orElseThrow().dataAddedBytes()).isZero();
  }

  private static AddedFile add(SnapshotWriter writer, byte[] content, String... path)
      throws IOException {
    return writer.addFile(SnapshotPath.of(path), METADATA, new ByteArrayInputStream(content));
  }
}

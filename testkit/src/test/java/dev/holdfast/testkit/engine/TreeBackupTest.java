package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a backup of a tree keeps. */
class TreeBackupTest extends TreeBackupCase {
  @Test
  void tree_isKeptWithContentAndMetadata() {
    source
        .file("home/ann/notes", noise(3 * MIB))
        .file("home/ann/empty", new byte[0])
        .link("home/ann/latest", "notes")
        .special("home/ann/pipe", FileMode.FIFO | 0600, 0)
        .special("home/ann/socket", FileMode.SOCKET | 0600, 0)
        .special("home/ann/tty", FileMode.DEVICE | FileMode.CHARACTER_DEVICE | 0620, 0x0501)
        .directory("home/ann/void")
        .extended("home/ann/notes", List.of(attribute("user.colour", "red")))
        .extended("home/ann", List.of(attribute("user.place", "attic")));
    Repository repository = fixture.create(store);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)));

    assertThat(result.isPartial()).isFalse();
    assertThat(result.counts().files()).isEqualTo(2);
    assertThat(result.counts().directories()).isEqualTo(2);
    assertThat(result.counts().others()).isEqualTo(3);
    try (SnapshotReader reader = repository.openSnapshot(result.snapshot().id())) {
      assertThat(reader.list(SnapshotPath.of("home", "ann")))
          .extracting(node -> node.name().toString())
          .containsExactly("empty", "latest", "notes", "pipe", "tty", "void");
      FileNode notes = (FileNode) find(reader, "home", "ann", "notes");
      assertThat(RepositoryFixture.read(reader.open(notes))).hasSize(3 * MIB);
      assertThat(notes.attributes().extended()).containsExactly(attribute("user.colour", "red"));
      assertThat(notes.links()).isEqualTo(1);
      SymlinkNode link = (SymlinkNode) find(reader, "home", "ann", "latest");
      assertThat(link.target()).isEqualTo(ByteString.utf8("notes"));
      DirectoryNode directory = (DirectoryNode) find(reader, "home", "ann");
      assertThat(directory.attributes().extended())
          .containsExactly(attribute("user.place", "attic"));
    }
  }

  @Test
  void fileOfAnotherLengthThanItsStatusSays_isKeptToItsEnd() {
    source
        .file("home/ann/grown", noise(2 * MIB))
        .status("home/ann/grown", status -> ofLength(status, MIB))
        .file("home/ann/shrunk", noise(1000))
        .status("home/ann/shrunk", status -> ofLength(status, MIB))
        .file("home/ann/made-up", noise(1000))
        .status("home/ann/made-up", status -> ofLength(status, 0));
    Repository repository = fixture.create(store);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)));

    assertThat(result.isPartial()).isFalse();
    try (SnapshotReader reader = repository.openSnapshot(result.snapshot().id())) {
      assertThat(lengthOf(reader, "grown")).isEqualTo(2 * MIB);
      assertThat(lengthOf(reader, "shrunk")).isEqualTo(1000);
      assertThat(lengthOf(reader, "made-up")).isEqualTo(1000);
    }
  }

  @Test
  void manyWorkersAndFiles_giveTheTreeOfOneWorker() {
    for (int i = 0; i < 500; i++) {
      source.file("home/ann/d" + i % 37 + "/f" + i, noise(random.nextInt(3000)));
    }
    source.file("home/ann/d5/large", noise(10 * MIB));
    fixture.create(store);
    Repository alone = fixture.open(store.copy());
    BackupResult expected = backUp(alone, request(BackupRoot.inPlace(HOME)));
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      Repository repository = openOn(threads);

      BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)).withWorkers(4));

      assertThat(result.snapshot().tree()).isEqualTo(expected.snapshot().tree());
      assertThat(result.counts()).isEqualTo(expected.counts());
      assertThat(result.snapshot().summary().orElseThrow().dataBlobs())
          .isEqualTo(expected.snapshot().summary().orElseThrow().dataBlobs());
    }
  }

  private static FileStatus ofLength(FileStatus status, long sizeBytes) {
    return with(status, sizeBytes, status.identity());
  }

  /** The length of a file of {@code HOME}, by its node and by its content, which must agree. */
  private static int lengthOf(SnapshotReader reader, String name) {
    FileNode file = (FileNode) find(reader, "home", "ann", name);
    int length = RepositoryFixture.read(reader.open(file)).length;
    assertThat(file.sizeBytes()).isEqualTo(length);
    return length;
  }

  private Repository openOn(ExecutorService threads) {
    EngineEnvironment environment =
        new EngineEnvironment(
            fixture.time,
            fixture.environment.random(),
            fixture.time,
            threads,
            EngineEnvironments.LOCKS);
    return Repository.open(store, EngineEnvironments.password(), environment);
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotRequest;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.testkit.engine.RandomFiles.TestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes repositories, fills and reads them. */
public final class RepositoryFixture {
  static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");

  static final SnapshotRequest REQUEST = new SnapshotRequest(NodeMetadata.of(0755, NOW));

  final ManualTime time = new ManualTime(NOW);
  final EngineEnvironment environment = EngineEnvironments.at(time);

  /** Makes a repository in an empty store. */
  public Repository create(BlobStore store) {
    return Repository.create(
        store, EngineEnvironments.password(), EngineEnvironments.CHEAP, environment);
  }

  Repository open(BlobStore store) {
    return Repository.open(store, EngineEnvironments.password(), environment);
  }

  /** Backs the files up, in the order of the list. */
  public Snapshot backUp(Repository repository, List<TestFile> files, String... tags) {
    try (SnapshotWriter writer = repository.beginSnapshot(REQUEST)) {
      addAll(writer, files);
      return writer.commit(details(tags));
    }
  }

  void addAll(SnapshotWriter writer, List<TestFile> files) {
    for (TestFile file : files) {
      try (InputStream content = new ByteArrayInputStream(file.content())) {
        writer.addFile(file.path(), file.metadata(), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  SnapshotDetails details(String... tags) {
    return SnapshotDetails.at(time.instant().atOffset(ZoneOffset.ofHours(2)))
        .withPaths(List.of("/made/up"))
        .withOrigin("test", "tester")
        .withTags(List.of(tags));
  }

  /** Reads a snapshot whole, and expects it to hold these files and no other. */
  public void assertHolds(Repository repository, Snapshot snapshot, List<TestFile> files) {
    assertHolds(repository, snapshot.id(), files);
  }

  void assertHolds(Repository repository, SnapshotId snapshot, List<TestFile> files) {
    Map<SnapshotPath, TestFile> missing = new TreeMap<>();
    files.forEach(file -> missing.put(file.path(), file));
    try (SnapshotReader reader = repository.openSnapshot(snapshot)) {
      assertHolds(reader, SnapshotPath.ROOT, missing);
    }
    assertThat(missing).isEmpty();
  }

  private void assertHolds(
      SnapshotReader reader, SnapshotPath folder, Map<SnapshotPath, TestFile> missing) {
    for (Node node : reader.list(folder)) {
      SnapshotPath path = folder.resolve(node.name());
      switch (node) {
        case DirectoryNode directory -> {
          assertThat(directory.attributes().mode().bits()).isEqualTo(FileMode.DIRECTORY | 0755);
          assertHolds(reader, path, missing);
        }
        case FileNode file -> {
          assertThat(missing).containsKey(path);
          assertSame(reader, file, Objects.requireNonNull(missing.remove(path)));
        }
        default -> throw new AssertionError("Not expected: " + node);
      }
    }
  }

  private static void assertSame(SnapshotReader reader, FileNode file, TestFile expected) {
    assertThat(read(reader.open(file))).isEqualTo(expected.content());
    assertThat(file.sizeBytes()).isEqualTo(expected.content().length);
    assertThat(file.attributes().mode().bits()).isEqualTo(expected.metadata().permissions());
    assertThat(file.attributes().owner()).isEqualTo(expected.metadata().owner());
    assertThat(file.attributes().times().modified().toInstant())
        .isEqualTo(expected.metadata().modifiedAt());
  }

  static byte[] read(InputStream content) {
    try (content) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

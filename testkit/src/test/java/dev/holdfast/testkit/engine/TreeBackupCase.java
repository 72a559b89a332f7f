package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupFailure;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;

/** A tree in memory that is backed up, and what could not be read of it. */
abstract class TreeBackupCase {
  static final int MIB = 1 << 20;
  static final int CHANGE_BYTES_MAX = 3000;
  static final List<NodeName> HOME = names("home", "ann");
  static final BackupRoot CONTENT = new BackupRoot(SnapshotPath.ROOT, List.of());

  final RepositoryFixture fixture = new RepositoryFixture();
  final MemoryBlobStore store = new MemoryBlobStore();
  final MemorySourceTree source = new MemorySourceTree(RepositoryFixture.NOW);
  final SplittableRandom random = new SplittableRandom(3);
  final List<BackupFailure> failures = Collections.synchronizedList(new ArrayList<>());

  final BackupListener listener =
      new BackupListener() {
        @Override
        public void failed(BackupFailure failure) {
          failures.add(failure);
        }
      };

  @AfterEach
  void nothingStaysOpenOrLocked() {
    assertThat(source.open()).isZero();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    StructureCheck.assertSound(store);
  }

  static FileStatus with(FileStatus status, long sizeBytes, FileIdentity identity) {
    return new FileStatus(
        status.mode(),
        sizeBytes,
        status.modified(),
        status.accessed(),
        status.changed(),
        status.userId(),
        status.groupId(),
        identity,
        status.links(),
        status.device());
  }

  BackupResult backUp(Repository repository, BackupRequest request) {
    return repository.backup(request, source, listener, Cancellation.NEVER);
  }

  BackupRequest request(BackupRoot... roots) {
    return BackupRequest.of(fixture.details(), List.of(roots));
  }

  static List<String> namesIn(Repository repository, Snapshot snapshot, String... path) {
    try (SnapshotReader reader = repository.openSnapshot(snapshot.id())) {
      return reader.list(SnapshotPath.of(path)).stream()
          .map(node -> node.name().toString())
          .toList();
    }
  }

  static Node find(SnapshotReader reader, String... path) {
    return reader.find(SnapshotPath.of(path)).orElseThrow();
  }

  static List<NodeName> names(String... names) {
    return List.of(names).stream().map(NodeName::of).toList();
  }

  static ExtendedAttribute attribute(String name, String value) {
    return new ExtendedAttribute(name, ByteString.utf8(value));
  }

  byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}

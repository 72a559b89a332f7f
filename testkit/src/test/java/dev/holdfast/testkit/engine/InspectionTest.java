package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.inspect.FindRequest;
import dev.holdfast.engine.inspect.Inspection;
import dev.holdfast.engine.inspect.NodeKind;
import dev.holdfast.engine.inspect.RepositoryUsage;
import dev.holdfast.engine.inspect.SnapshotDiff;
import dev.holdfast.engine.inspect.SnapshotUsage;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);

  @AfterEach
  void noLockIsLeft() {
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void names_areFoundInAllSnapshots_andSharedTreesOnce() {
    DirectoryNode shared = maker.directory("etc", maker.file("hosts", "1"), maker.file("Host", ""));
    SnapshotId first = maker.snapshot(shared);
    SnapshotId second = maker.snapshot(shared, maker.directory("new", maker.file("hosts", "2")));

    assertThat(find(FindRequest.of("host*")))
        .containsExactly("/etc/hosts " + first + "," + second, "/new/hosts " + second);
    assertThat(find(FindRequest.of("HOST").ignoringCase().in(List.of(first))))
        .containsExactly("/etc/Host " + first);
    assertThat(find(FindRequest.of("hosts", "et?").of(Set.of(NodeKind.DIRECTORY))))
        .containsExactly("/etc " + first, "/etc " + second);
  }

  @Test
  void patternWithASlash_matchesPaths_notWhatLiesBelow() {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("a", maker.directory("b", maker.file("c", "1"))),
            maker.directory("b", maker.file("c", "2")));

    assertThat(find(FindRequest.of("/a/b"))).containsExactly("/a/b " + snapshot);
    assertThat(find(FindRequest.of("b/c")))
        .containsExactly("/b/c " + snapshot, "/a/b/c " + snapshot);
    assertThatThrownBy(() -> find(FindRequest.of("a[")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a[");
  }

  @Test
  void timesOfModification_limitWhatIsFound() {
    Instant later = SnapshotMaker.MODIFIED.plusSeconds(60);
    SnapshotId snapshot =
        maker.snapshot(
            maker.file("old", ""), SnapshotMaker.modifiedAt(later, maker.file("young", "")));

    assertThat(find(FindRequest.of("*").modified(later, Instant.MAX)))
        .containsExactly("/young " + snapshot);
    assertThat(find(FindRequest.of("*").modified(Instant.MIN, SnapshotMaker.MODIFIED)))
        .containsExactly("/old " + snapshot);
  }

  @Test
  void diff_tellsEachKindOfChange_andPassesOverSharedTrees() {
    DirectoryNode shared = maker.directory("shared", maker.file("x", "x"));
    SnapshotId first =
        maker.snapshot(
            shared,
            maker.directory("dir", maker.file("changed", "before"), maker.file("same", "s")),
            maker.directory("gone", maker.file("in", "removed")),
            maker.file("kind", ""),
            maker.file("touched", "t"));
    SnapshotId second =
        maker.snapshot(
            shared,
            maker.directory("dir", maker.file("changed", "after"), maker.file("same", "s")),
            maker.file("added", "added"),
            SnapshotMaker.symlink("kind", "to"),
            SnapshotMaker.modifiedAt(Instant.EPOCH, maker.file("touched", "t")));

    List<String> told = new ArrayList<>();
    try (Inspection inspection = repository.inspect()) {
      SnapshotDiff diff =
          inspection.diff(
              first,
              second,
              (path, change, node) -> told.add(change + " " + path),
              Cancellation.NEVER);
      SnapshotDiff none =
          inspection.diff(first, first, (path, change, node) -> {}, Cancellation.NEVER);

      assertThat(told)
          .containsExactlyInAnyOrder(
              "CONTENT /dir/changed",
              "REMOVED /gone",
              "REMOVED /gone/in",
              "KIND /kind",
              "METADATA /touched",
              "ADDED /added");
      assertThat(diff.added()).isEqualTo(1);
      assertThat(diff.removed()).isEqualTo(2);
      assertThat(diff.changed()).isEqualTo(2);
      assertThat(diff.metadataChanged()).isEqualTo(1);
      assertThat(diff.blobsAdded()).isEqualTo(4);
      assertThat(diff.blobsRemoved()).isEqualTo(5);
      assertThat(none).isEqualTo(new SnapshotDiff(0, 0, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void usage_countsSharedBlobsOnce_andNamesCountEach() {
    byte[] content = new byte[10_000];
    DirectoryNode shared = maker.directory("d", maker.file("a", content), maker.file("b", content));
    maker.snapshot(shared);
    maker.snapshot(shared, maker.directory("again", maker.file("a", content)));

    try (Inspection inspection = repository.inspect()) {
      RepositoryUsage usage = inspection.usage(List.of(), Cancellation.NEVER);

      SnapshotUsage first = usage.snapshots().getFirst();
      SnapshotUsage second = usage.snapshots().getLast();
      assertThat(first.entries()).isEqualTo(3);
      assertThat(first.restoreBytes()).isEqualTo(20_000);
      assertThat(first.addedBlobs()).isEqualTo(3);
      assertThat(second.entries()).isEqualTo(5);
      assertThat(second.restoreBytes()).isEqualTo(30_000);
      assertThat(second.addedBlobs()).isEqualTo(2);
      assertThat(second.addedPlainBytes()).isLessThan(2_000);
      assertThat(usage.restoreBytes()).isEqualTo(50_000);
      assertThat(usage.blobs()).isEqualTo(5);
      assertThat(usage.plainBytes()).isEqualTo(first.addedPlainBytes() + second.addedPlainBytes());
      assertThat(usage.storedBytes()).isLessThan(usage.plainBytes());
      assertThat(usage.compressionRatio()).isGreaterThan(1);
      assertThat(usage.spaceRatio()).isGreaterThan(usage.compressionRatio());
      assertThat(usage.missingBlobs()).isZero();
    }
  }

  @Test
  void unknownSnapshot_andCancelledWork_areSaidSo() {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "1"));
    SnapshotId unknown = new SnapshotId(new Hash(1, 2, 3, 4));

    try (Inspection inspection = repository.inspect()) {
      assertThatThrownBy(() -> inspection.usage(List.of(unknown), Cancellation.NEVER))
          .isInstanceOf(MissingException.class)
          .hasMessageContaining(unknown.hex());
      assertThatThrownBy(() -> inspection.usage(List.of(snapshot), () -> true))
          .isInstanceOf(CancellationException.class);
    }
  }

  private List<String> find(FindRequest request) {
    List<String> found = new ArrayList<>();
    try (Inspection inspection = repository.inspect()) {
      inspection.find(
          request,
          (path, node, snapshots) ->
              found.add(
                  path
                      + " "
                      + String.join(
                          ",", snapshots.stream().map(Snapshot::id).map(SnapshotId::hex).toList())),
          Cancellation.NEVER);
    }
    return found;
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.SnapshotVisitor.Next;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node.FileNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotReadingTest {
  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);

  @Test
  void place_isReadWithoutWhatLiesBeforeIt() {
    byte[] lost = filled(1, 100);
    maker.blob(BlobType.DATA, lost);
    maker.endPacks();
    store.delete(
        BlobKey.of(BlobKind.PACK, StoreListing.of(store, BlobKind.PACK).getFirst().hash()));
    FileNode file = maker.file("a", lost, filled(2, 50), filled(3, 50));
    SnapshotId snapshot = maker.snapshot(file);

    try (SnapshotReader reader = repository.openSnapshot(snapshot)) {
      assertThat(RepositoryFixture.read(reader.open(file, 120)))
          .hasSize(80)
          .startsWith(2)
          .endsWith(3);
      assertThat(RepositoryFixture.read(reader.open(file, 200))).isEmpty();
      assertThat(RepositoryFixture.read(reader.open(file, 1000))).isEmpty();
      assertThatThrownBy(() -> reader.open(file, -1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void skip_passesOverAndSaysHowFar() throws IOException {
    FileNode file = maker.file("a", filled(1, 100), filled(2, 100), filled(3, 100));
    SnapshotId snapshot = maker.snapshot(file);

    try (SnapshotReader reader = repository.openSnapshot(snapshot);
        InputStream content = reader.open(file)) {
      assertThat(content.read()).isEqualTo(1);
      assertThat(content.skip(99)).isEqualTo(99);
      assertThat(content.read()).isEqualTo(2);
      assertThat(content.skip(150)).isEqualTo(150);
      assertThat(content.read()).isEqualTo(3);
      assertThat(content.skip(-5)).isZero();
      assertThat(content.skip(1000)).isEqualTo(48);
      assertThat(content.read()).isEqualTo(-1);
    }
  }

  @Test
  void walk_showsDirectoriesBeforeWhatIsInThem_andObeysTheVisitor() {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("a", maker.directory("b", maker.file("c", "1"))),
            maker.directory("d", maker.file("e", "2")),
            maker.file("f", "3"));

    try (SnapshotReader reader = repository.openSnapshot(snapshot)) {
      assertThat(walk(reader, SnapshotPath.ROOT, "", ""))
          .containsExactly("/a", "/a/b", "/a/b/c", "/d", "/d/e", "/f");
      assertThat(walk(reader, SnapshotPath.of("a"), "", "")).containsExactly("/a/b", "/a/b/c");
      assertThat(walk(reader, SnapshotPath.ROOT, "/a", "/d/e")).containsExactly("/a", "/d", "/d/e");
    }
  }

  private static List<String> walk(
      SnapshotReader reader, SnapshotPath from, String passed, String last) {
    List<String> seen = new ArrayList<>();
    reader.walk(
        from,
        (path, node) -> {
          seen.add(path.toString());
          if (path.toString().equals(last)) {
            return Next.STOP;
          }
          return path.toString().equals(passed) ? Next.PASS : Next.ENTER;
        });
    return seen;
  }

  private static byte[] filled(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

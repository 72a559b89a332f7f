package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.AddedFile;
import dev.holdfast.engine.backup.NodeMetadata;
import dev.holdfast.engine.backup.SnapshotWriter;
import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.CheckOptions;
import dev.holdfast.engine.check.CheckResult;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A repository that restic 0.14 wrote: two snapshots of odd files. */
class ResticRepositoryTest {
  private static final String FIXTURE = "/restic-0.14-repository/";

  private static final Map<String, BlobKind> KINDS =
      Map.of(
          "config", BlobKind.CONFIG,
          "keys", BlobKind.KEY,
          "data", BlobKind.PACK,
          "index", BlobKind.INDEX,
          "snapshots", BlobKind.SNAPSHOT);

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = unpacked();

  @Test
  void repository_opensWithItsPasswordOnly() {
    assertThat(open().keys()).hasSize(1);
    assertThatThrownBy(
            () -> Repository.open(store, Password.of(new byte[] {1}), fixture.environment))
        .isInstanceOf(WrongPasswordException.class)
        .hasMessageContaining("1 tried");
  }

  @Test
  void snapshots_areListedOldestFirst() {
    List<Snapshot> snapshots = open().snapshots();

    assertThat(snapshots)
        .extracting(snapshot -> snapshot.details().tags())
        .containsExactly(List.of("first"), List.of("second", "more"));
    Snapshot second = snapshots.getLast();
    assertThat(second.parent()).contains(snapshots.getFirst().id());
    assertThat(second.details().hostname()).isEqualTo("fixture");
    assertThat(second.details().paths()).containsExactly("/srv/example/src");
    assertThat(second.summary()).isEmpty();
  }

  @Test
  void check_findsNothing() {
    CheckListener refusing =
        new CheckListener() {
          @Override
          public void found(Finding finding) {
            throw new AssertionError(finding.text());
          }
        };

    CheckResult result = open().care().check(CheckOptions.ALL, refusing, Cancellation.NEVER);

    assertThat(result.snapshots()).isEqualTo(2);
    assertThat(result.readPacks()).isPositive();
    assertThat(result.isSound()).isTrue();
  }

  @Test
  void everything_isReadBackAsItWas() {
    Repository repository = open();
    List<String> found = new ArrayList<>();
    for (Snapshot snapshot : repository.snapshots()) {
      try (SnapshotReader reader = repository.openSnapshot(snapshot.id())) {
        describe(reader, snapshot.details().tags().getFirst(), SnapshotPath.ROOT, found);
      }
    }

    List<String> expected =
        new String(resource("expected.txt"), UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void sameFile_isCutAsResticCutsIt_andAddsNoData() throws IOException {
    Repository repository = open();
    Snapshot first = repository.snapshots().getFirst();
    byte[] longFile;
    try (SnapshotReader reader = repository.openSnapshot(first.id())) {
      longFile = RepositoryFixture.read(reader.open(SnapshotPath.of("src", "long")));
    }

    try (SnapshotWriter writer = repository.beginSnapshot(RepositoryFixture.REQUEST)) {
      AddedFile added =
          writer.addFile(
              SnapshotPath.of("copy"),
              NodeMetadata.of(0600, RepositoryFixture.NOW),
              new ByteArrayInputStream(longFile));
      writer.commit(fixture.details());

      assertThat(added).isEqualTo(new AddedFile(9_500_000, false));
    }
  }

  private static void describe(
      SnapshotReader reader, String tag, SnapshotPath folder, List<String> lines) {
    for (Node node : reader.list(folder)) {
      SnapshotPath path = folder.resolve(node.name());
      lines.add(tag + " " + description(reader, node) + " " + hex(path));
      if (node instanceof DirectoryNode) {
        describe(reader, tag, path, lines);
      }
    }
  }

  private static String description(SnapshotReader reader, Node node) {
    String common = permissions(node.attributes().mode()) + " %d " + seconds(node);
    return switch (node) {
      case FileNode file -> {
        byte[] content = RepositoryFixture.read(reader.open(file));
        String hash = new Sha256().hash(content, 0, content.length).hex();
        yield "file " + common.formatted(content.length) + " " + hash;
      }
      case DirectoryNode directory -> "dir " + common.formatted(0) + " -";
      case SymlinkNode link -> "symlink " + common.formatted(0) + " " + target(link);
      case SpecialNode pipe -> "fifo " + common.formatted(0) + " -";
      case DeviceNode device -> throw new AssertionError("Not expected: " + device);
    };
  }

  private static String target(SymlinkNode link) {
    return HexFormat.of().formatHex(link.target().bytes());
  }

  private static String permissions(FileMode mode) {
    int setUserId = (mode.bits() & FileMode.SET_USER_ID) != 0 ? 04000 : 0;
    return "%04o".formatted(mode.permissions() | setUserId);
  }

  private static String seconds(Node node) {
    var modified = node.attributes().times().modified().toInstant();
    return "%d.%09d".formatted(modified.getEpochSecond(), modified.getNano());
  }

  private static String hex(SnapshotPath path) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    path.names()
        .forEach(
            name -> {
              joined.write('/');
              joined.writeBytes(name.raw().bytes());
            });
    return HexFormat.of().formatHex(joined.toByteArray()).substring(2);
  }

  private Repository open() {
    return Repository.open(store, Password.ofFile(resource("password.txt")), fixture.environment);
  }

  private static MemoryBlobStore unpacked() {
    MemoryBlobStore store = new MemoryBlobStore();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(resource("repository.zip")))) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        String[] parts = file.getName().split("/", -1);
        BlobKind kind = Objects.requireNonNull(KINDS.get(parts[0]), file.getName());
        store.put(new BlobKey(kind, parts[parts.length - 1]), ByteBuffer.wrap(zip.readAllBytes()));
      }
      return store;
    } catch (IOException e) {
      throw new AssertionError("The fixture can't be unpacked", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ResticRepositoryTest.class.getResourceAsStream(FIXTURE + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("No fixture " + name, e);
    }
  }
}

package dev.holdfast.testkit.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreAction;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.restore.RestoreListener;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.RestoreResult;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestoreTest {
  private static final SnapshotPath A = SnapshotPath.of("a");
  private static final SnapshotPath B = SnapshotPath.of("b");

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final SnapshotMaker maker = new SnapshotMaker(store);
  private final MemoryRestoreTarget target = new MemoryRestoreTarget();
  private final Heard heard = new Heard();

  /** What a listener was told. */
  private static final class Heard implements RestoreListener {
    final Map<SnapshotPath, RestoreAction> done = new TreeMap<>();
    final Map<SnapshotPath, String> failed = new TreeMap<>();

    @Override
    public void done(SnapshotPath path, RestoreAction action) {
      done.put(path, action);
    }

    @Override
    public void failed(SnapshotPath path, String reason) {
      failed.put(path, reason);
    }
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(target.open()).isZero();
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
  }

  @Test
  void wholeSnapshot_isRestoredWithAllKinds() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory(
                "dir", maker.file("deep", "content"), maker.directory("empty directory")),
            maker.file("empty", ""),
            SnapshotMaker.symlink("link", "/etc/passwd"),
            new SpecialNode(
                NodeName.of("pipe"),
                SnapshotMaker.attributes(FileMode.FIFO | 0640),
                SpecialKind.FIFO),
            new SpecialNode(
                NodeName.of("socket"),
                SnapshotMaker.attributes(FileMode.SOCKET | 0640),
                SpecialKind.SOCKET),
            new DeviceNode(
                NodeName.of("tty"),
                SnapshotMaker.attributes(FileMode.DEVICE | FileMode.CHARACTER_DEVICE | 0600),
                DeviceKind.CHARACTER,
                1025,
                1));

    RestoreResult result = restore(RestoreRequest.of(snapshot));

    assertThat(result).isEqualTo(new RestoreResult(8, 0, 0, 0, 0, 0, 7, 7));
    assertThat(result.isComplete()).isTrue();
    assertThat(text(SnapshotPath.of("dir", "deep"))).isEqualTo("content");
    assertThat(target.content(SnapshotPath.of("empty"))).isEmpty();
    assertThat(target.linkTarget(SnapshotPath.of("link"))).isEqualTo(utf8("/etc/passwd"));
    assertThat(target.status(SnapshotPath.of("tty")).device()).isEqualTo(1025);
    assertThat(target.paths()).hasSize(8).isEqualTo(heard.done.keySet());
    assertThat(target.paths())
        .allSatisfy(
            path -> {
              FileStatus status = target.status(path);
              assertThat(status.modified()).isEqualTo(SnapshotMaker.MODIFIED);
              assertThat(status.userId()).isEqualTo(1000);
              assertThat(status.groupId()).isEqualTo(100);
            });
    assertThat(target.status(SnapshotPath.of("dir")).mode().permissions()).isEqualTo(0755);
    assertThat(target.status(SnapshotPath.of("pipe")).mode().bits())
        .isEqualTo(FileMode.FIFO | 0640);
  }

  @Test
  void longFileInManyPacks_isWhole() throws IOException {
    FileNode file = scattered("a", 40);

    restore(RestoreRequest.of(maker.snapshot(file)).with(RestoreOption.VERIFY));

    assertThat(target.content(A)).isEqualTo(scatteredContent(40));
  }

  @Test
  void blobThatManyFilesNeed_isWrittenToAll() throws IOException {
    byte[] shared = "shared".getBytes(UTF_8);
    SnapshotId snapshot =
        maker.snapshot(
            maker.file("a", shared, "1".getBytes(UTF_8), shared),
            maker.file("b", "2".getBytes(UTF_8), shared),
            maker.file("c", shared));

    restore(RestoreRequest.of(snapshot));

    assertThat(text(A)).isEqualTo("shared1shared");
    assertThat(text(B)).isEqualTo("2shared");
    assertThat(text(SnapshotPath.of("c"))).isEqualTo("shared");
  }

  @Test
  void subtree_goesToTheRoot_andAFileUnderItsName() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("x", maker.directory("y", maker.file("a", "1"))), maker.file("z", ""));

    restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("x", "y")));

    assertThat(target.paths()).containsExactly(A);
    assertThat(heard.done).containsOnlyKeys(SnapshotPath.of("x", "y", "a"));

    restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("z")));
    assertThat(target.paths()).containsExactly(A, SnapshotPath.of("z"));
    assertThatThrownBy(() -> restore(RestoreRequest.of(snapshot).from(SnapshotPath.of("no"))))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("/no");
  }

  @Test
  void chosenPaths_comeWithTheDirectoriesOnTheWayOnly() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            maker.directory("x", maker.directory("y", maker.file("a", "1"), maker.file("b", "2"))),
            maker.directory("other", maker.file("c", "3")));
    SnapshotPath chosen = SnapshotPath.of("x", "y", "b");

    restore(RestoreRequest.of(snapshot).keeping(RestoreFilter.of(List.of(chosen))));

    assertThat(target.paths())
        .containsExactly(SnapshotPath.of("x"), SnapshotPath.of("x", "y"), chosen);
    assertThat(target.status(SnapshotPath.of("x")).modified()).isEqualTo(SnapshotMaker.MODIFIED);
  }

  @Test
  void namesOfOneFile_areLinked_alsoTheSecondTime() throws IOException {
    FileNode content = SnapshotMaker.linked(7, maker.file("a", "same"));
    FileNode further = SnapshotMaker.linked(7, maker.file("b", "same"));
    FileNode stranger = SnapshotMaker.linked(7, maker.file("c", "other"));
    SnapshotId snapshot = maker.snapshot(content, further, stranger);

    restore(RestoreRequest.of(snapshot));

    assertThat(target.status(B).identity()).isEqualTo(target.status(A).identity());
    assertThat(target.status(A).links()).isEqualTo(2);
    assertThat(text(SnapshotPath.of("c"))).isEqualTo("other");
    RestoreResult again = restore(RestoreRequest.of(snapshot));
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(target.status(B).identity()).isEqualTo(target.status(A).identity());
  }

  @Test
  void keptFile_isNotLinkedUnderTheOtherNames() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            SnapshotMaker.linked(7, maker.file("a", "right")),
            SnapshotMaker.linked(7, maker.file("b", "right")));
    put("a", "theirs");

    restore(RestoreRequest.of(snapshot).overwriting(Overwrite.NEVER));

    assertThat(text(A)).isEqualTo("theirs");
    assertThat(text(B)).isEqualTo("right");
  }

  @Test
  void furtherNameOfAFailedFile_failsToo() throws IOException {
    maker.blob(BlobType.DATA, "lost".getBytes(UTF_8));
    maker.endPacks();
    store.delete(BlobKey.of(BlobKind.PACK, packs().getFirst().hash()));
    SnapshotId snapshot =
        maker.snapshot(
            SnapshotMaker.linked(7, maker.file("a", "lost")),
            SnapshotMaker.linked(7, maker.file("b", "lost")));

    RestoreResult result = restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(2);
    assertThat(heard.failed.get(B)).contains("further name of /a");
    assertThat(target.paths()).isEmpty();
  }

  @Test
  void secondRun_writesNothing() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(
            scattered("a", 5),
            maker.directory("dir", maker.file("small", "x"), SnapshotMaker.symlink("l", "t")));
    restore(RestoreRequest.of(snapshot));
    long written = target.writtenBytes();

    RestoreResult second = restore(RestoreRequest.of(snapshot));

    assertThat(target.writtenBytes()).isEqualTo(written);
    assertThat(second.unchanged()).isEqualTo(4);
    assertThat(second.bytesWritten()).isZero();
    assertThat(second.bytesTotal()).isEqualTo(written);
  }

  @Test
  void piecesThatDiffer_areWrittenAlone_andLengthIsMended() throws IOException {
    SnapshotId snapshot = maker.snapshot(scattered("a", 5), scattered("b", 3));
    restore(RestoreRequest.of(snapshot));
    change(A, file -> file.write(1500, new byte[] {99}, 0, 1));
    change(A, file -> file.resize(7777));
    change(B, file -> file.resize(2500));
    long written = target.writtenBytes();

    RestoreResult second = restore(RestoreRequest.of(snapshot));

    assertThat(target.content(A)).isEqualTo(scatteredContent(5));
    assertThat(target.content(B)).isEqualTo(scatteredContent(3));
    assertThat(target.writtenBytes() - written).isEqualTo(2000);
    assertThat(second.updated()).isEqualTo(2);
    assertThat(target.status(A).modified()).isEqualTo(SnapshotMaker.MODIFIED);
  }

  @Test
  void fileWithFurtherNames_isReplaced_notWrittenThrough() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "new"));
    put("outside", "old");
    try (TargetDirectory root = target.root()) {
      root.makeLink(NodeName.of("a"), root, NodeName.of("outside"));
    }

    restore(RestoreRequest.of(snapshot));

    assertThat(text(A)).isEqualTo("new");
    assertThat(text(SnapshotPath.of("outside"))).isEqualTo("old");
    assertThat(target.status(SnapshotPath.of("outside")).userId()).isZero();
  }

  @Test
  void rules_decideAboutWhatIsThere() throws IOException {
    Instant old = SnapshotMaker.MODIFIED.minusSeconds(1);
    FileNode file = maker.file("a", "new");
    SnapshotId snapshot = maker.snapshot(file);
    SnapshotId older = maker.snapshot(SnapshotMaker.modifiedAt(old, file));
    put("a", "xxx");
    giveTime();
    change(A, open -> open.write(0, "old".getBytes(UTF_8), 0, 3));
    giveTime();

    assertThat(ruled(Overwrite.NEVER, snapshot)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_NEWER, snapshot)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_NEWER, older)).isEqualTo(RestoreAction.KEPT);
    assertThat(ruled(Overwrite.IF_CHANGED, snapshot)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(text(A)).isEqualTo("old");
    assertThat(ruled(Overwrite.IF_CHANGED, older)).isEqualTo(RestoreAction.UPDATED);
    assertThat(text(A)).isEqualTo("new");
    assertThat(ruled(Overwrite.IF_NEWER, snapshot)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(target.status(A).modified()).isEqualTo(SnapshotMaker.MODIFIED);
    assertThat(ruled(Overwrite.ALWAYS, older)).isEqualTo(RestoreAction.UNCHANGED);
    assertThat(target.status(A).modified()).isEqualTo(old);
  }

  @Test
  void linkInTheWayOfADirectory_isReplaced_neverFollowed() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.directory("a", maker.file("in", "x")));
    try (TargetDirectory root = target.root()) {
      root.makeDirectory(NodeName.of("elsewhere")).close();
      root.makeSymlink(NodeName.of("a"), utf8("elsewhere"));
    }

    RestoreResult refused = restore(RestoreRequest.of(snapshot).overwriting(Overwrite.NEVER));
    assertThat(refused.failed()).isEqualTo(1);
    assertThat(heard.failed.get(A)).contains("not to be overwritten");
    assertThat(target.status(A).mode().isSymlink()).isTrue();

    restore(RestoreRequest.of(snapshot));
    assertThat(target.paths())
        .containsExactly(A, SnapshotPath.of("a", "in"), SnapshotPath.of("elsewhere"));
  }

  @Test
  void directoryInTheWayOfAFile_isReplacedIfEmpty_elseNamed() throws IOException {
    SnapshotId snapshot = maker.snapshot(maker.file("a", "x"), SnapshotMaker.symlink("b", "y"));
    try (TargetDirectory root = target.root();
        TargetDirectory full = root.makeDirectory(NodeName.of("a"))) {
      full.makeFile(NodeName.of("theirs")).close();
      root.makeDirectory(NodeName.of("b")).close();
    }

    RestoreResult result = restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed.get(A)).contains("a directory is in its place");
    assertThat(target.linkTarget(B)).isEqualTo(utf8("y"));
  }

  @Test
  void dryRun_changesNothing_andReportsWhatWouldBeDone() throws IOException {
    SnapshotId snapshot =
        maker.snapshot(maker.file("a", "new"), maker.directory("dir", maker.file("b", "1234")));
    MemoryRestoreTarget missing = MemoryRestoreTarget.missing();
    put("a", "old");

    RestoreRequest dry = RestoreRequest.of(snapshot).with(RestoreOption.DRY_RUN);
    RestoreResult there = restore(dry);
    RestoreResult fresh = repository.restore(dry, missing, heard, Cancellation.NEVER);

    assertThat(there).isEqualTo(new RestoreResult(2, 1, 0, 0, 0, 0, 7, 7));
    assertThat(fresh).isEqualTo(new RestoreResult(3, 0, 0, 0, 0, 0, 7, 7));
    assertThat(text(A)).isEqualTo("old");
    assertThat(target.paths()).containsExactly(A);
    assertThat(missing.isThere()).isFalse();
  }

  @Test
  void sparse_leavesHolesInNewFiles_andWritesZerosOverOldContent() throws IOException {
    byte[] zeros = new byte[100_000];
    byte[] ones = new byte[10_000];
    Arrays.fill(ones, (byte) 1);
    SnapshotId snapshot = maker.snapshot(maker.file("a", zeros, ones, zeros));
    SnapshotId empty = maker.snapshot(maker.file("b", zeros));
    RestoreRequest sparse = RestoreRequest.of(snapshot).with(RestoreOption.SPARSE);

    restore(sparse);
    restore(RestoreRequest.of(empty).with(RestoreOption.SPARSE, RestoreOption.VERIFY));

    assertThat(target.content(A)).hasSize(210_000);
    assertThat(target.blocks(A)).isLessThan(5);
    assertThat(target.content(B)).isEqualTo(zeros);
    assertThat(target.blocks(B)).isZero();
    change(A, file -> file.write(5, new byte[] {9}, 0, 1));
    restore(sparse);
    assertThat(target.content(A)[5]).isZero();
  }

  @Test
  void damagedBlob_failsItsFilesOnly_andIsNamed() throws IOException {
    maker.blob(BlobType.DATA, "lost".getBytes(UTF_8));
    maker.endPacks();
    BlobKey pack = BlobKey.of(BlobKind.PACK, packs().getFirst().hash());
    SnapshotId snapshot = maker.snapshot(maker.file("a", "lost"), maker.file("b", "good"));
    store.damage(pack, new byte[(int) store.size(pack)]);

    RestoreResult result = restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed.get(A)).contains("is damaged");
    assertThat(text(B)).isEqualTo("good");
    store.delete(pack);
    assertThat(restore(RestoreRequest.of(snapshot)).failed()).isEqualTo(1);
    assertThat(heard.failed.get(A)).contains("not in the store");
  }

  @Test
  void damagedBlobWithASoundCopy_isReadFromThere() throws IOException {
    maker.blob(BlobType.DATA, "twice".getBytes(UTF_8));
    maker.endPacks();
    BlobKey pack = BlobKey.of(BlobKind.PACK, packs().getFirst().hash());
    SnapshotMaker other = new SnapshotMaker(store);
    SnapshotId copy = other.snapshot(other.file("a", "twice"));
    maker.snapshot(maker.file("a", "twice"));
    store.damage(pack, new byte[(int) store.size(pack)]);

    RestoreResult result = restore(RestoreRequest.of(copy));

    assertThat(result.failed()).isZero();
    assertThat(text(A)).isEqualTo("twice");
  }

  @Test
  void treeWithTwoNodesOfOneName_isRefused_andNothingIsFollowed() throws IOException {
    String link =
        "{\"name\":\"a\",\"type\":\"symlink\",\"mode\":134218239,\"linktarget\":\"elsewhere\","
            + "\"uid\":0,\"gid\":0,\"content\":null}";
    String directory =
        "{\"name\":\"a\",\"type\":\"dir\",\"mode\":2147484141,\"uid\":0,\"gid\":0,\"content\":null,"
            + "\"subtree\":\""
            + maker.tree(maker.file("in", "x")).hex()
            + "\"}";
    String tree = "{\"nodes\":[" + link + "," + directory + "]}\n";
    SnapshotId snapshot = maker.snapshot(maker.blob(BlobType.TREE, tree.getBytes(UTF_8)));

    RestoreResult result = restore(RestoreRequest.of(snapshot));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(heard.failed.get(SnapshotPath.ROOT)).contains("two nodes named");
    assertThat(target.paths()).containsExactly(A);
  }

  @Test
  void namesThatLeadOut_areRefused() throws IOException {
    for (String name : List.of("..", ".", "a/b", "")) {
      String file =
          "{\"name\":\"" + name + "\",\"type\":\"file\",\"uid\":0,\"gid\":0,\"content\":[]}";
      String tree = "{\"nodes\":[" + file + "]}\n";
      SnapshotId snapshot = maker.snapshot(maker.blob(BlobType.TREE, tree.getBytes(UTF_8)));

      assertThat(restore(RestoreRequest.of(snapshot)).failed()).isEqualTo(1);
      assertThat(target.paths()).isEmpty();
    }
  }

  @Test
  void manyDirectoriesAndLongFiles_areNotAllHeldOpen() throws IOException {
    Node[] nodes = new Node[300];
    byte[] shared = new byte[] {1};
    for (int i = 0; i < nodes.length; i++) {
      byte[] own = Integer.toString(i).getBytes(UTF_8);
      nodes[i] = maker.directory("d" + i, maker.file("a", shared, own));
    }
    SnapshotId snapshot = maker.snapshot(nodes);

    restore(RestoreRequest.of(snapshot));

    assertThat(target.openMost()).isLessThan(300);
    assertThat(text(SnapshotPath.of("d7", "a"))).isEqualTo("\u00017");
  }

  @Test
  void deepTree_isRestored() throws IOException {
    Node node = maker.file("a", "deep");
    SnapshotPath path = SnapshotPath.ROOT;
    for (int depth = 0; depth < 400; depth++) {
      node = maker.directory("d", node);
      path = path.resolve("d");
    }

    RestoreResult result = restore(RestoreRequest.of(maker.snapshot(node)));

    assertThat(result.isComplete()).isTrue();
    assertThat(text(path.resolve("a"))).isEqualTo("deep");
  }

  @Test
  void cancelledRestore_ends_andTheNextCompletesIt() throws IOException {
    SnapshotId snapshot = maker.snapshot(scattered("a", 40), maker.directory("d"));
    int[] asked = {0};
    Cancellation soon = () -> ++asked[0] > 10;

    assertThatThrownBy(() -> repository.restore(RestoreRequest.of(snapshot), target, heard, soon))
        .isInstanceOf(CancellationException.class);
    assertThat(target.open()).isZero();
    assertThat(target.content(A).length).isLessThan(40_000);

    assertThat(restore(RestoreRequest.of(snapshot)).isComplete()).isTrue();
    assertThat(target.content(A)).isEqualTo(scatteredContent(40));
  }

  /** A file of chunks of 1,000 bytes, every second of which lies in a pack of its own. */
  private FileNode scattered(String name, int chunks) {
    byte[][] content = new byte[chunks][];
    for (int i = 0; i < chunks; i++) {
      content[i] = chunk(i);
      maker.blob(BlobType.DATA, content[i]);
      if (i % 2 == 0) {
        maker.endPacks();
      }
    }
    return maker.file(name, content);
  }

  private static byte[] scatteredContent(int chunks) {
    byte[] content = new byte[chunks * 1000];
    for (int i = 0; i < chunks; i++) {
      System.arraycopy(chunk(i), 0, content, i * 1000, 1000);
    }
    return content;
  }

  private static byte[] chunk(int number) {
    byte[] chunk = new byte[1000];
    Arrays.fill(chunk, (byte) (number + 1));
    return chunk;
  }

  private List<StoreListing.Entry> packs() {
    return StoreListing.of(store, BlobKind.PACK);
  }

  private RestoreResult restore(RestoreRequest request) throws IOException {
    heard.done.clear();
    heard.failed.clear();
    return repository.restore(request, target, heard, Cancellation.NEVER);
  }

  private RestoreAction ruled(Overwrite overwrite, SnapshotId snapshot) throws IOException {
    restore(RestoreRequest.of(snapshot).overwriting(overwrite));
    return Objects.requireNonNull(heard.done.get(A));
  }

  private void giveTime() throws IOException {
    try (TargetDirectory root = target.root()) {
      root.apply(A.names().getFirst(), SnapshotMaker.attributes(0644));
    }
  }

  private void put(String name, String content) throws IOException {
    try (TargetDirectory root = target.root();
        TargetFile file = root.makeFile(NodeName.of(name))) {
      file.write(0, content.getBytes(UTF_8), 0, content.length());
    }
  }

  /** A change of a file. */
  @FunctionalInterface
  private interface Change {
    void make(TargetFile file) throws IOException;
  }

  private void change(SnapshotPath path, Change change) throws IOException {
    try (TargetDirectory root = target.root();
        TargetFile file = root.openFile(path.names().getFirst())) {
      change.make(file);
    }
  }

  private String text(SnapshotPath path) {
    return new String(target.content(path), UTF_8);
  }

  private static ByteString utf8(String text) {
    return ByteString.utf8(text);
  }
}

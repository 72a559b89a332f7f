package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupFailure;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.BackupScope;
import dev.holdfast.engine.backup.ParentChoice;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.repository.EngineEnvironment;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.testkit.build.RandomCases;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreeBackupTest {
  private static final int MIB = 1 << 20;
  private static final int CHANGE_BYTES_MAX = 3000;
  private static final List<NodeName> HOME = names("home", "ann");
  private static final BackupRoot CONTENT = new BackupRoot(SnapshotPath.ROOT, List.of());

  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final MemorySourceTree source = new MemorySourceTree(RepositoryFixture.NOW);
  private final SplittableRandom random = new SplittableRandom(3);
  private final List<BackupFailure> failures = Collections.synchronizedList(new ArrayList<>());

  private final BackupListener listener =
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
  void secondRun_readsOnlyWhatHasChanged_andKeepsTheTreesOfTheRest() {
    source
        .file("home/ann/a/one", noise(1000))
        .file("home/ann/a/two", noise(1000))
        .file("home/ann/b/three", noise(1000))
        .extended("home/ann/a/one", List.of(attribute("user.x", "y")));
    Repository repository = fixture.create(store);
    BackupRequest request = request(BackupRoot.inPlace(HOME));
    BackupResult first = backUp(repository, request);
    source.file("home/ann/b/three", noise(1001));
    int opened = source.filesOpened();

    BackupResult second = backUp(repository, request);

    assertThat(source.filesOpened()).isEqualTo(opened + 1);
    assertThat(second.snapshot().parent()).contains(first.snapshot().id());
    assertThat(second.counts().filesUnmodified()).isEqualTo(2);
    assertThat(second.counts().filesChanged()).isEqualTo(1);
    assertThat(second.counts().dirsUnmodified()).isEqualTo(1);
    assertThat(second.counts().dirsChanged()).isEqualTo(2);
    assertThat(second.counts().readBytes()).isEqualTo(1001);
    try (SnapshotReader before = repository.openSnapshot(first.snapshot().id());
        SnapshotReader after = repository.openSnapshot(second.snapshot().id())) {
      assertThat(find(after, "home", "ann", "a")).isEqualTo(find(before, "home", "ann", "a"));
    }
  }

  @Test
  void unchangedFileWhoseContentIsLost_isReadAndStoredAgain() {
    byte[] content = noise(5000);
    source.file("other/copy", content).file("home/ann/file", content);
    Repository repository = fixture.create(store);
    backUp(repository, request(BackupRoot.inPlace(names("other"))));
    List<BlobKey> lost = stored(BlobKind.PACK, BlobKind.INDEX, BlobKind.SNAPSHOT);
    BackupRequest request = request(BackupRoot.inPlace(HOME));
    Snapshot before = backUp(repository, request).snapshot();
    lost.forEach(store::delete);

    BackupResult healed = backUp(fixture.open(store), request);

    assertThat(healed.snapshot().parent()).contains(before.id());
    assertThat(healed.counts().readBytes()).isEqualTo(content.length);
    assertThat(healed.snapshot().tree()).isEqualTo(before.tree());
    try (SnapshotReader reader = fixture.open(store).openSnapshot(before.id())) {
      FileNode file = (FileNode) find(reader, "home", "ann", "file");
      assertThat(RepositoryFixture.read(reader.open(file))).isEqualTo(content);
    }
  }

  private List<BlobKey> stored(BlobKind... kinds) {
    return Stream.of(kinds)
        .flatMap(
            kind ->
                StoreListing.of(store, kind).stream().map(entry -> BlobKey.of(kind, entry.hash())))
        .toList();
  }

  @Test
  void whatCannotBeRead_isNamed_andTheRestIsKept() {
    source
        .file("home/ann/good", noise(10))
        .file("home/ann/secret", noise(10))
        .file("home/ann/closed/file", noise(10))
        .unreadable("home/ann/secret")
        .unreadable("home/ann/closed");
    Repository repository = fixture.create(store);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)));

    assertThat(result.isPartial()).isTrue();
    assertThat(failures)
        .extracting(failure -> failure.source().toString())
        .containsExactlyInAnyOrder("/home/ann/secret", "/home/ann/closed");
    assertThat(failures)
        .allSatisfy(
            failure -> assertThat(failure.cause()).isInstanceOf(AccessDeniedException.class));
    assertThat(namesIn(repository, result.snapshot(), "home", "ann")).containsExactly("good");
  }

  @Test
  void backupOfNothingReadable_makesNoSnapshot() {
    source.file("home/ann/secret", noise(10)).unreadable("home/ann/secret");
    Repository repository = fixture.create(store);

    assertThatThrownBy(
            () ->
                backUp(
                    repository,
                    request(
                        BackupRoot.inPlace(names("home", "ann", "secret")),
                        BackupRoot.inPlace(names("gone")))))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("can be read");

    assertThat(failures).hasSize(2);
    assertThat(repository.snapshots()).isEmpty();
  }

  @Test
  void roots_areKeptInPlace_orByName_orAsTheRoot() {
    source.file("srv/data/x", noise(5)).file("etc/conf", noise(5));
    Repository repository = fixture.create(store);

    BackupResult inPlace =
        backUp(
            repository,
            request(
                BackupRoot.inPlace(names("srv", "data")), BackupRoot.byName(names("etc", "conf"))));
    BackupResult content =
        backUp(repository, request(new BackupRoot(SnapshotPath.ROOT, names("srv", "data"))));

    assertThat(namesIn(repository, inPlace.snapshot())).containsExactly("conf", "srv");
    assertThat(namesIn(repository, inPlace.snapshot(), "srv", "data")).containsExactly("x");
    assertThat(namesIn(repository, content.snapshot())).containsExactly("x");
    assertThatThrownBy(
            () ->
                backUp(
                    repository,
                    request(
                        BackupRoot.inPlace(names("srv")),
                        BackupRoot.inPlace(names("srv", "data")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/srv/data");
  }

  @Test
  void filterAndCacheTags_leaveOut() {
    source
        .file("home/ann/keep", noise(5))
        .file("home/ann/junk.tmp", noise(5))
        .file("home/ann/cache/CACHEDIR.TAG", tag())
        .file("home/ann/cache/blob", noise(5))
        .file("home/ann/untagged/CACHEDIR.TAG", noise(50));
    Repository repository = fixture.create(store);
    BackupScope scope =
        new BackupScope((path, status) -> !path.getLast().toString().endsWith(".tmp"), false, true);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)).withScope(scope));

    assertThat(namesIn(repository, result.snapshot(), "home", "ann"))
        .containsExactly("cache", "keep", "untagged");
    assertThat(namesIn(repository, result.snapshot(), "home", "ann", "cache"))
        .containsExactly("CACHEDIR.TAG");
    assertThat(result.isPartial()).isFalse();
  }

  @Test
  void manyWorkersAndFiles_giveTheTreeOfOneWorker() {
    for (int i = 0; i < 2000; i++) {
      source.file("home/ann/d" + i % 37 + "/f" + i, noise(random.nextInt(3000)));
    }
    source.file("home/ann/d5/large", noise(20 * MIB));
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

  @Test
  void cancelledBackup_leavesNoSnapshot_andWhatItStoredServesTheNext() {
    for (int i = 0; i < 40; i++) {
      source.file("home/ann/f" + i, noise(MIB));
    }
    Repository repository = fixture.create(store);
    BackupRequest request = request(BackupRoot.inPlace(HOME));
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () -> repository.backup(request, source, listener, () -> asked.incrementAndGet() > 100))
        .isInstanceOf(CancellationException.class);

    assertThat(repository.snapshots()).isEmpty();
    BackupResult result = backUp(repository, request);
    assertThat(result.snapshot().summary().orElseThrow().dataBlobs()).isBetween(1L, 39L);
  }

  @Test
  void treeMadeFromTheParent_isTheTreeMadeAnew_whateverHasChanged() {
    fixture.create(store);
    RandomCases.check(
        20,
        cases -> {
          MemorySourceTree changing = new MemorySourceTree(RepositoryFixture.NOW);
          for (int i = 0; i < 60; i++) {
            change(changing, cases);
          }
          Repository repository = fixture.open(store.copy());
          BackupRequest request = BackupRequest.of(fixture.details(), List.of(CONTENT));
          repository.backup(request, changing, BackupListener.NONE, Cancellation.NEVER);
          int changes = cases.nextInt(6);
          for (int i = 0; i < changes; i++) {
            change(changing, cases);
          }

          BackupResult onParent =
              repository.backup(request, changing, BackupListener.NONE, Cancellation.NEVER);
          BackupResult anew =
              repository.backup(
                  request.withParent(new ParentChoice.Nothing()),
                  changing,
                  BackupListener.NONE,
                  Cancellation.NEVER);

          assertThat(onParent.snapshot().tree()).isEqualTo(anew.snapshot().tree());
          assertThat(onParent.counts().files()).isEqualTo(anew.counts().files());
          assertThat(onParent.counts().directories()).isEqualTo(anew.counts().directories());
          assertThat(onParent.counts().contentBytes()).isEqualTo(anew.counts().contentBytes());
          assertThat(onParent.counts().readBytes())
              .isLessThanOrEqualTo(changes * (long) CHANGE_BYTES_MAX);
          assertThat(changing.open()).isZero();
        });
  }

  /** Adds, changes or removes one of a few paths, whose names are in need of quoting. */
  private static void change(MemorySourceTree tree, RandomGenerator cases) {
    String directory = "d" + cases.nextInt(4) + (cases.nextBoolean() ? "/é\"\\{[" : "");
    String path = directory + "/" + "abcdef".charAt(cases.nextInt(6)) + "\t}";
    byte[] content = new byte[cases.nextInt(CHANGE_BYTES_MAX)];
    cases.nextBytes(content);
    switch (cases.nextInt(6)) {
      case 0 -> tree.remove(path);
      case 1 -> tree.link(path, "to " + cases.nextInt(9));
      case 2 ->
          tree.file(path, content)
              .extended(path, List.of(attribute("user.content", "\"content\":[" + content.length)));
      case 3 -> tree.directory(directory + "/void" + cases.nextInt(3));
      default -> tree.file(path, content);
    }
  }

  @Test
  void oneFileSystem_leavesOutWhatLiesOnOthers_butKeepsTheirPlaces() {
    source
        .file("home/ann/near", noise(5))
        .file("home/ann/mount/far", noise(5))
        .status("home/ann/mount", status -> onDevice(status, 8))
        .status("home/ann/mount/far", status -> onDevice(status, 8));
    Repository repository = fixture.create(store);
    BackupScope scope = new BackupScope(SourceFilter.ALL, true, false);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)).withScope(scope));

    assertThat(namesIn(repository, result.snapshot(), "home", "ann"))
        .containsExactly("mount", "near");
    assertThat(namesIn(repository, result.snapshot(), "home", "ann", "mount")).isEmpty();
  }

  private static FileStatus onDevice(FileStatus status, long device) {
    return with(status, status.sizeBytes(), new FileIdentity(status.identity().inode(), device));
  }

  private static FileStatus ofLength(FileStatus status, long sizeBytes) {
    return with(status, sizeBytes, status.identity());
  }

  private static FileStatus with(FileStatus status, long sizeBytes, FileIdentity identity) {
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

  /** The length of a file of {@code HOME}, by its node and by its content, which must agree. */
  private static int lengthOf(SnapshotReader reader, String name) {
    FileNode file = (FileNode) find(reader, "home", "ann", name);
    int length = RepositoryFixture.read(reader.open(file)).length;
    assertThat(file.sizeBytes()).isEqualTo(length);
    return length;
  }

  private BackupResult backUp(Repository repository, BackupRequest request) {
    return repository.backup(request, source, listener, Cancellation.NEVER);
  }

  private BackupRequest request(BackupRoot... roots) {
    return BackupRequest.of(fixture.details(), List.of(roots));
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

  private static List<String> namesIn(Repository repository, Snapshot snapshot, String... path) {
    try (SnapshotReader reader = repository.openSnapshot(snapshot.id())) {
      return reader.list(SnapshotPath.of(path)).stream()
          .map(node -> node.name().toString())
          .toList();
    }
  }

  private static Node find(SnapshotReader reader, String... path) {
    return reader.find(SnapshotPath.of(path)).orElseThrow();
  }

  private static List<NodeName> names(String... names) {
    return List.of(names).stream().map(NodeName::of).toList();
  }

  private static ExtendedAttribute attribute(String name, String value) {
    return new ExtendedAttribute(name, ByteString.utf8(value));
  }

  private static byte[] tag() {
    return ByteString.utf8("Signature: 8a477f597d28d172789f06886806bc55\n# made again\n").bytes();
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupListener;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.ParentChoice;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.testkit.build.RandomCases;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backup on top of another. */
class BackupOfChangesTest extends TreeBackupCase {
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

  private List<BlobKey> stored(BlobKind... kinds) {
    return Stream.of(kinds)
        .flatMap(
            kind ->
                StoreListing.of(store, kind).stream().map(entry -> BlobKey.of(kind, entry.hash())))
        .toList();
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
}

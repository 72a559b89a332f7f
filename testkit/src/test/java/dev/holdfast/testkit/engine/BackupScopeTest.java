package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.BackupScope;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileStatus;
import org.junit.jupiter.api.Test;

/** What belongs to a backup, and under which name. */
class BackupScopeTest extends TreeBackupCase {
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

  private static byte[] tag() {
    return ByteString.utf8("Signature: 8a477f597d28d172789f06886806bc55\n# made again\n").bytes();
  }
}

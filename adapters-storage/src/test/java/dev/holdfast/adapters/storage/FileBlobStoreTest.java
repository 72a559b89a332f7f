package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.testkit.engine.BlobStoreContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
  private static final BlobKey CONFIG = BlobKey.only(BlobKind.CONFIG);
  private static final BlobKey PACK = BlobKey.of(BlobKind.PACK, new Hash(0xabL << 56, 0, 0, 1));

  @TempDir private Path folder;

  @Override
  protected BlobStore emptyStore() {
    return FileBlobStore.create(folder.resolve("repository"));
  }

  @Test
  void layout_isThatOfRestic() throws IOException {
    BlobStore store = emptyStore();

    store.put(CONFIG, bytes(1));
    store.put(PACK, bytes(2));
    store.put(new BlobKey(BlobKind.KEY, PACK.name()), bytes(3));
    store.put(new BlobKey(BlobKind.INDEX, PACK.name()), bytes(4));
    store.put(new BlobKey(BlobKind.SNAPSHOT, PACK.name()), bytes(5));
    store.put(new BlobKey(BlobKind.LOCK, PACK.name()), bytes(6));
    store.put(BlobKey.only(BlobKind.MARKER), bytes(7));

    String name = PACK.name();
    assertThat(filesIn(folder.resolve("repository")))
        .containsExactlyInAnyOrder(
            "config",
            "data/ab/" + name,
            "keys/" + name,
            "index/" + name,
            "snapshots/" + name,
            "locks/" + name,
            "holdfast-managed");
    try (Stream<Path> packFolders = Files.list(folder.resolve("repository/data"))) {
      assertThat(packFolders).hasSize(256);
    }
  }

  @Test
  void storedFiles_canOnlyBeRead_andOnlyByTheirOwner() throws IOException {
    emptyStore().put(CONFIG, bytes(1));

    Path root = folder.resolve("repository");
    assertThat(permissions(root.resolve("config"))).isEqualTo("r--------");
    assertThat(permissions(root)).isEqualTo("rwx------");
    assertThat(permissions(root.resolve("data/00"))).isEqualTo("rwx------");
  }

  @Test
  void secondStoreOnTheFolder_seesWhatTheFirstStored() {
    emptyStore().put(PACK, bytes(1, 2));

    try (FileBlobStore second = FileBlobStore.open(folder.resolve("repository"))) {
      assertThat(second.size(PACK)).isEqualTo(2);
    }
  }

  @Test
  void missingFolder_isNoRepository() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> FileBlobStore.open(nowhere))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(nowhere.toString());
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void folderWithOtherFiles_isNotMadeARepository() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "text");

    assertThatThrownBy(() -> FileBlobStore.create(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("thesis.txt");
    assertThat(filesIn(folder)).containsExactly("thesis.txt");
  }

  @Test
  void foreignNames_areNotListed() throws IOException {
    BlobStore store = emptyStore();
    store.put(PACK, bytes(1));
    Path packs = folder.resolve("repository/data");
    Files.writeString(packs.resolve("ab/" + PACK.name() + "-tmp-123"), "half");
    Files.writeString(packs.resolve("ab/.DS_Store"), "");
    Files.writeString(packs.resolve("cd").resolve(PACK.name()), "in the wrong folder");
    Files.createDirectory(packs.resolve("ab").resolve("ab" + "0".repeat(62)));

    List<String> names = new ArrayList<>();
    store.list(BlobKind.PACK, (name, size) -> names.add(name));

    assertThat(names).containsExactly(PACK.name());
  }

  @Test
  void emptyFoldersThatACopyLost_areMadeAgain() throws IOException {
    BlobStore store = emptyStore();
    store.put(CONFIG, bytes(1));
    Path root = folder.resolve("repository");
    Files.delete(root.resolve("data/ab"));
    Files.delete(root.resolve("tmp"));
    Files.delete(root.resolve("snapshots"));

    store.list(BlobKind.SNAPSHOT, (name, size) -> assertThat(name).isEmpty());
    assertThat(store.delete(PACK)).isFalse();
    store.put(PACK, bytes(2));

    assertThat(store.size(PACK)).isEqualTo(1);
  }

  @Test
  void folderThatIsGone_isNotAnEmptyRepository() throws IOException {
    BlobStore store = emptyStore();
    Path root = folder.resolve("repository");
    Files.move(root, folder.resolve("unmounted"));

    assertThatThrownBy(() -> store.put(PACK, bytes(1))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.size(PACK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Is its disk mounted?");
    assertThatThrownBy(() -> store.list(BlobKind.SNAPSHOT, (name, size) -> {}))
        .isInstanceOf(StoreException.class);
    assertThat(root).doesNotExist();
  }

  @Test
  void putThatFailsAtAnyStep_leavesTheBlobWholeOrNotAtAll() throws Exception {
    emptyStore().put(CONFIG, bytes(0));
    Path root = folder.resolve("repository");

    FaultyDisk.atEachStep(
        disk -> {
          boolean stored = false;
          try {
            FileBlobStore.open(root, new DurableFiles(disk)).put(PACK, bytes(1, 2, 3));
            stored = true;
          } catch (StoreException e) {
            assertThat(disk.hasFailed()).isTrue();
            assertThat(e).hasMessageContaining("Can't store PACK").hasMessageContaining("full");
          }

          FileBlobStore after = FileBlobStore.open(root);
          after.removeLeftovers();
          List<Long> sizes = new ArrayList<>();
          after.list(BlobKind.PACK, (name, size) -> sizes.add(size));
          assertThat(sizes).isIn(List.of(), List.of(3L));
          assertThat(stored && sizes.isEmpty()).as("reported, but not there").isFalse();
          assertThat(root.resolve("tmp")).isEmptyDirectory();
          after.delete(PACK);
        });
  }

  @Test
  void creationThatFailsAtAnyStep_isCompletedByRepeatingIt() throws Exception {
    FaultyDisk.atSomeSteps(
        3,
        disk -> {
          Path root = Files.createTempDirectory(folder, "trial").resolve("repository");
          try {
            FileBlobStore.create(root, new DurableFiles(disk));
          } catch (StoreException e) {
            assertThat(e).hasMessageContaining("Can't make a repository");
          }

          FileBlobStore.create(root).put(PACK, bytes(1));

          try (Stream<Path> packFolders = Files.list(root.resolve("data"))) {
            assertThat(packFolders).hasSize(256);
          }
        });
  }

  @Test
  void leftoversOfACrash_areRemoved_andNothingElse() throws IOException {
    FileBlobStore store = FileBlobStore.create(folder.resolve("repository"));
    store.put(PACK, bytes(1));
    Files.writeString(folder.resolve("repository/tmp/.tmp-0"), "half a pa");

    assertThat(store.removeLeftovers()).isEqualTo(1);

    assertThat(filesIn(folder.resolve("repository"))).containsExactly("data/ab/" + PACK.name());
  }

  private static List<String> filesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(f -> root.relativize(f).toString()).toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static ByteBuffer bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return buffer.flip();
  }
}

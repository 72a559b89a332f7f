package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Label;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.application.port.out.SnapshotStore.Writer;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.SnapshotStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSnapshotStoreTest extends SnapshotStoreContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final TenantId OTHER = new TenantId("other");

  @TempDir private Path temp;

  private StorageUnderTest storage;

  @BeforeEach
  void open() {
    storage = StorageUnderTest.open(temp.resolve("data"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected SnapshotStore emptyStore() {
    return storage.snapshots();
  }

  @Test
  void repository_isMadeWhenFirstWrittenTo_markedAndTheOwnersAlone() throws IOException {
    assertThat(storage.snapshots().findByTag(TENANT, "job:1")).isEmpty();
    assertThat(storage.folder().repositories()).isEmptyDirectory();

    store(storage.snapshots(), TENANT, "job:1");

    Path repository = storage.repository("default");
    assertThat(repository.resolve("config")).exists();
    assertThat(repository.resolve("holdfast-managed")).exists();
    assertThat(DurableFiles.entries(repository.resolve("keys"))).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(repository)))
        .isEqualTo("rwx------");
  }

  @Test
  void idleRepository_isNotLocked() throws IOException {
    SnapshotId id = store(storage.snapshots(), TENANT, "job:1");
    try (Reader reader = storage.snapshots().open(TENANT, id)) {
      assertThat(locks("default")).hasSize(1);
      assertThat(whole(reader)).isEqualTo("content of job:1");
    }

    assertThat(locks("default")).isEmpty();
  }

  @Test
  void snapshots_areThereAfterARestart() throws IOException {
    SnapshotId id = store(storage.snapshots(), TENANT, "job:1");
    storage.close();

    storage = StorageUnderTest.open(temp.resolve("data"));

    assertThat(storage.snapshots().findByTag(TENANT, "job:1")).contains(id);
    try (Reader reader = storage.snapshots().open(TENANT, id)) {
      assertThat(whole(reader)).isEqualTo("content of job:1");
    }
  }

  @Test
  void equalContent_isStoredOnce_whateverItsSnapshotsTime() throws IOException {
    store(storage.snapshots(), TENANT, "job:1");
    List<Path> packs = packs("default");

    try (Writer writer =
        storage
            .snapshots()
            .begin(TENANT, new Label(Instant.EPOCH, List.of("job:2"), "/config/default"))) {
      writer.addFile(List.of("ROLE", "file"), bytes("content of job:1"));
      writer.commit();
    }

    assertThat(packs("default")).isEqualTo(packs);
  }

  @Test
  void processesThatMakeARepositoryAtOnce_endUpWithOne() throws Exception {
    int stores = 4;
    CountDownLatch together = new CountDownLatch(stores);
    List<Future<SnapshotId>> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(stores)) {
      for (int i = 0; i < stores; i++) {
        String tag = "job:" + i;
        made.add(
            threads.submit(
                () -> {
                  try (EngineSnapshotStore own = StorageUnderTest.snapshots(storage.folder())) {
                    together.countDown();
                    together.await();
                    return store(own, TENANT, tag);
                  }
                }));
      }
    }

    for (int i = 0; i < stores; i++) {
      assertThat(storage.snapshots().findByTag(TENANT, "job:" + i)).contains(made.get(i).get());
    }
    assertThat(DurableFiles.entries(storage.repository("default").resolve("keys"))).hasSize(1);
    assertThat(DurableFiles.entries(storage.folder().repositories())).hasSize(1);
  }

  @Test
  void creationThatFailsAtAnyStep_isToldInWords_andDoneByTheNextTry() throws Exception {
    FaultyDisk.atSomeSteps(
        5,
        disk -> {
          Path path = Files.createTempDirectory(temp, "trial");
          StorageUnderTest.open(path).close();
          try (StorageUnderTest faulty = StorageUnderTest.open(path, disk)) {
            store(faulty.snapshots(), TENANT, "job:1");
          } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("the disk is full");
          }

          try (StorageUnderTest after = StorageUnderTest.open(path)) {
            assertThat(after.snapshots().removeLeftovers()).isEmpty();
            SnapshotId id = store(after.snapshots(), TENANT, "job:2");
            assertThat(after.snapshots().findByTag(TENANT, "job:2")).contains(id);
            assertThat(DurableFiles.entries(after.folder().repositories())).hasSize(1);
            assertThat(after.repository("default").resolve("tmp")).isEmptyDirectory();
          }
        });
  }

  @Test
  void ownLocksAndTemporaryFilesOfACrash_areRemoved() throws IOException {
    Writer neverClosed = begin(storage.snapshots(), TENANT, "job:1");
    neverClosed.addFile(List.of("file"), bytes("content"));
    Files.writeString(storage.repository("default").resolve("tmp/.tmp-0"), "half a pa");
    assertThat(locks("default")).hasSize(1);

    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder())) {
      assertThat(restarted.removeLeftovers()).isEmpty();
    }

    assertThat(locks("default")).isEmpty();
    assertThat(storage.repository("default").resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void repositoryThatCannotBeCleaned_doesNotKeepOthersFromIt() throws IOException {
    begin(storage.snapshots(), TENANT, "job:1");
    begin(storage.snapshots(), OTHER, "job:1");
    Files.delete(storage.folder().secrets().resolve("repository.default"));

    List<HoldfastException> failures;
    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder())) {
      failures = restarted.removeLeftovers();
    }

    assertThat(failures).singleElement().isInstanceOf(DamagedException.class);
    assertThat(failures.getFirst()).hasMessageContaining("tenant default");
    assertThat(locks("default")).hasSize(1);
    assertThat(locks("other")).isEmpty();
  }

  @Test
  void repositoryWithoutLocks_isNotOpenedAtStart() throws IOException {
    store(storage.snapshots(), TENANT, "job:1");
    Files.delete(storage.folder().secrets().resolve("repository.default"));

    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder())) {
      assertThat(restarted.removeLeftovers()).isEmpty();
      assertThatThrownBy(() -> restarted.findByTag(TENANT, "job:1"))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("password of the repository of tenant default is missing")
          .hasMessageContaining("recovery password");
    }
  }

  @Test
  void lostConfig_isDamage_andTheRepositoryIsNotMadeAnew() throws IOException {
    store(storage.snapshots(), TENANT, "job:1");
    Files.delete(storage.repository("default").resolve("config"));

    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder())) {
      assertThatThrownBy(() -> store(restarted, TENANT, "job:2"))
          .isInstanceOf(DamagedException.class);
      assertThatThrownBy(() -> restarted.findByTag(TENANT, "job:1"))
          .isInstanceOf(DamagedException.class);
    }
    assertThat(storage.repository("default").resolve("config")).doesNotExist();
  }

  @Test
  void damagedPack_isDamage_neverOtherBytes() throws IOException {
    SnapshotId id = store(storage.snapshots(), TENANT, "job:1");
    for (Path pack : packs("default")) {
      byte[] bytes = Files.readAllBytes(pack);
      bytes[20] ^= 1;
      Files.delete(pack);
      Files.write(pack, bytes);
    }

    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder());
        Reader reader = restarted.open(TENANT, id)) {
      assertThatThrownBy(() -> whole(reader))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("The repository of tenant default is damaged")
          .hasMessageContaining("restic check");
    }
  }

  @Test
  void lostPack_isNotAMissingFileOfTheSnapshot() throws IOException {
    SnapshotId id = store(storage.snapshots(), TENANT, "job:1");
    for (Path pack : packs("default")) {
      Files.delete(pack);
    }

    try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(storage.folder());
        Reader reader = restarted.open(TENANT, id)) {
      assertThatThrownBy(() -> whole(reader)).isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void passwordOfAnotherRepository_isTold() throws IOException {
    store(storage.snapshots(), TENANT, "job:1");
    Path other = temp.resolve("copied");
    try (StorageUnderTest second = StorageUnderTest.open(other)) {
      store(second.snapshots(), TENANT, "job:1");
      Files.move(second.repository("default"), temp.resolve("away"));
      Files.move(storage.repository("default"), second.repository("default"));

      try (EngineSnapshotStore restarted = StorageUnderTest.snapshots(second.folder())) {
        assertThatThrownBy(() -> restarted.findByTag(TENANT, "job:1"))
            .isInstanceOf(DamagedException.class)
            .hasMessageContaining("the same copy of the data folder");
      }
    }
  }

  @Test
  void manyTenants_areServedWithFewRepositoriesOpen() throws IOException {
    List<Writer> writers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      writers.add(begin(storage.snapshots(), new TenantId("tenant-" + i), "job:1"));
    }
    for (Writer writer : writers) {
      writer.addFile(List.of("file"), bytes("content"));
      writer.commit();
      writer.close();
    }

    for (int i = 0; i < 10; i++) {
      assertThat(storage.snapshots().findByTag(new TenantId("tenant-" + i), "job:1")).isPresent();
    }
  }

  private static SnapshotId store(SnapshotStore store, TenantId tenant, String tag) {
    try (Writer writer = begin(store, tenant, tag)) {
      writer.addFile(List.of("ROLE", "file"), bytes("content of " + tag));
      return writer.commit();
    }
  }

  private static Writer begin(SnapshotStore store, TenantId tenant, String tag) {
    return store.begin(
        tenant, new Label(Instant.parse("2026-03-04T05:06:07Z"), List.of(tag), "/config/default"));
  }

  private static String whole(Reader reader) throws IOException {
    return new String(reader.open(List.of("ROLE", "file")).readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<Path> locks(String tenant) throws IOException {
    return DurableFiles.entries(storage.repository(tenant).resolve("locks"));
  }

  private List<Path> packs(String tenant) throws IOException {
    try (Stream<Path> files = Files.walk(storage.repository(tenant).resolve("data"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.testkit.contract.StagingContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStagingTest extends StagingContract {
  @TempDir private Path temp;

  private final SecureRandom random = new SecureRandom();
  private DataFolder folder;
  private FileStaging staging;

  @BeforeEach
  void open() {
    folder = DataFolder.openForServer(temp.resolve("data"), "pid 1", random, Disk.local());
    staging = new FileStaging(folder, random);
  }

  @AfterEach
  void close() {
    staging.close();
    folder.close();
  }

  @Override
  protected Staging emptyStaging() {
    return staging;
  }

  @Test
  void stagedFile_isTheOwnersAlone_andThereAfterARestart() throws IOException {
    String name;
    try (Draft draft = staging.begin(10)) {
      draft.content().write(new byte[] {1, 2});
      name = draft.commit();
    }

    Path file = folder.path().resolve("staging").resolve(name);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new FileStaging(folder, random).files()).containsExactly(name);
  }

  @Test
  void bodyThatFailsAtAnyStep_isToldInWords_andLeavesNothing() throws Exception {
    FaultyDisk.atEachStep(
        disk -> {
          Path path = Files.createTempDirectory(temp, "trial");
          open(path, FaultyDisk.sound()).close();
          boolean kept = false;
          try (DataFolder faulty = open(path, disk);
              FileStaging trial = new FileStaging(faulty, random);
              Draft draft = trial.begin(1_000_000)) {
            OutputStream content = draft.content();
            content.write(new byte[100_000]);
            content.write(new byte[100]);
            draft.commit();
            kept = true;
          } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("the disk is full");
          }

          try (DataFolder after = open(path, FaultyDisk.sound())) {
            List<String> files = new FileStaging(after, random).files();
            if (kept) {
              assertThat(files).hasSize(1);
            }
            for (String file : files) {
              assertThat(after.path().resolve("staging").resolve(file)).hasSize(100_100);
            }
            assertThat(DurableFiles.entries(after.staging())).hasSize(files.size());
          }
        });
  }

  @Test
  void bodyThatFailsWithoutACrash_leavesNothingAtOnce() throws IOException {
    for (FaultyDisk.Moment moment : FaultyDisk.Moment.values()) {
      for (int step = 1; step < 5; step++) {
        FaultyDisk disk = new FaultyDisk(new FaultyDisk.Fault(step, moment, false));
        DurableFiles files = new DurableFiles(disk);
        Path file = folder.staging().resolve("ab".repeat(16));

        try (Draft draft =
            new StagedDraft(files.begin(folder.staging(), Access.OWNER), file, 10, files)) {
          draft.content().write(1);
          assertThatThrownBy(draft::commit).isInstanceOf(UnavailableException.class);
        }

        assertThat(folder.staging()).isEmptyDirectory();
      }
    }
  }

  @Test
  void namesThatWereNotGiven_areNotFound() {
    for (String name : List.of("", "..", "../master.key", "/etc/passwd", "x".repeat(32))) {
      assertThatThrownBy(() -> staging.open(name)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> staging.read(name, 0, 1)).isInstanceOf(NotFoundException.class);
      staging.discard(name);
    }
  }

  @Test
  void closedDraft_takesNothingMore() throws IOException {
    Draft draft = staging.begin(10);
    draft.content().write(1);
    draft.close();

    assertThatThrownBy(() -> draft.content().write(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(draft::commit).isInstanceOf(IllegalStateException.class);
  }

  private DataFolder open(Path path, Disk disk) {
    return DataFolder.openForServer(path, "pid 1", random, disk);
  }
}

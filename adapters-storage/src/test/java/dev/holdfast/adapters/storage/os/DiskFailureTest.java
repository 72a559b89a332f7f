package dev.holdfast.adapters.storage.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFailureTest {
  @TempDir private Path folder;

  @Test
  void fullDisk_isToldWithWhatIsFree() {
    DiskFailure failure = failure(new IOException("No space left on device"));

    assertThat(failure.code()).isEqualTo("disk.full");
    assertThat(failure.sentence())
        .startsWith("Can't store the pack at " + folder + ": the disk is full (")
        .endsWith(" bytes free). Free some space there, then try again");
  }

  @Test
  void fullQuota_isAFullDisk() {
    assertThat(failure(new FileSystemException("f", null, "Disk quota exceeded")).code())
        .isEqualTo("disk.full");
  }

  @Test
  void deniedAccess_namesTheFile_andWhatToDo() {
    DiskFailure failure = failure(new AccessDeniedException("/x/y"));

    assertThat(failure.code()).isEqualTo("disk.denied");
    assertThat(failure.sentence()).contains("access to /x/y is denied").contains("the right to");
  }

  @Test
  void otherCauses_haveWordsOfTheirOwn() {
    assertThat(failure(new FileSystemException("f", null, "Read-only file system")).code())
        .isEqualTo("disk.read-only");
    assertThat(failure(new FileSystemException("f", null, "Too many open files")).code())
        .isEqualTo("disk.open-files");
    assertThat(failure(new NoSuchFileException("/x/y")).code()).isEqualTo("disk.missing");
    assertThat(failure(new ClosedByInterruptException()).code()).isEqualTo("disk.interrupted");
    assertThat(failure(new IOException("Input/output error")).sentence())
        .contains("Input/output error");
  }

  @Test
  void freeSpaceThatCannotBeKnown_isLeftOut() {
    DiskFailure failure =
        DiskFailure.of("read", folder.resolve("nowhere"), new IOException("No space left"));

    assertThat(failure.sentence()).contains("the disk is full. Free some space");
  }

  private DiskFailure failure(IOException cause) {
    return DiskFailure.of("store the pack", folder, cause);
  }
}

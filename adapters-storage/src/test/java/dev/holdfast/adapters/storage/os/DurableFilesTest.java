package dev.holdfast.adapters.storage.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir private Path folder;

  private final DurableFiles files = new DurableFiles(Disk.local());

  @Test
  void createdFile_hasItsContentAndPermissions_andNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("a");

    boolean created = files.create(file, folder, Access.OWNER_READS, bytes("text"));

    assertThat(created).isTrue();
    assertThat(file).hasContent("text");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r--------");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void takenName_isLeftAsItIs() throws IOException {
    Path file = folder.resolve("a");
    files.create(file, folder, Access.OWNER, bytes("first"));

    boolean created = files.create(file, folder, Access.OWNER, bytes("second"));

    assertThat(created).isFalse();
    assertThat(file).hasContent("first");
    assertThat(DurableFiles.entries(folder)).containsExactly(file);
  }

  @Test
  void nameTakenByADanglingLink_isLeftAsItIs() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), folder.resolve("nowhere"));

    boolean created = files.create(link, folder, Access.OWNER, bytes("text"));

    assertThat(created).isFalse();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void failureAtAnyStep_leavesTheFileWholeOrNotAtAll_andALaterTrySucceeds() throws Exception {
    FaultyDisk.atEachStep(
        disk -> {
          Path place = Files.createTempDirectory(folder, "trial");
          Path file = place.resolve("a");

          boolean created = false;
          try {
            created =
                new DurableFiles(disk).create(file, place, Access.OWNER, bytes("the content"));
          } catch (IOException e) {
            assertThat(disk.hasFailed()).isTrue();
          }

          assertThat(created).as("reported").isIn(Files.exists(file), false);
          if (Files.exists(file)) {
            assertThat(file).hasContent("the content");
          }
          files.removeLeftovers(place);
          files.create(file, place, Access.OWNER, bytes("the content"));
          assertThat(file).hasContent("the content");
          assertThat(DurableFiles.entries(place)).containsExactly(file);
        });
  }

  @Test
  void failureThatIsNoCrash_leavesNoTemporaryFile_unlessItsRemovalFailed() throws IOException {
    for (FaultyDisk.Moment moment : FaultyDisk.Moment.values()) {
      for (int step = 1; step < 4; step++) {
        Path place = Files.createTempDirectory(folder, "trial");
        DurableFiles faulty =
            new DurableFiles(new FaultyDisk(new FaultyDisk.Fault(step, moment, false)));

        assertThatThrownBy(
                () -> faulty.create(place.resolve("a"), place, Access.OWNER, bytes("content")))
            .isInstanceOf(IOException.class);

        assertThat(DurableFiles.entries(place)).noneMatch(DurableFiles::isTemporary);
      }
    }
  }

  @Test
  void deletion_failsAtAnyStep_andIsDoneByRepeatingIt() throws Exception {
    FaultyDisk.atEachStep(
        disk -> {
          Path file = folder.resolve("a");
          files.create(file, folder, Access.OWNER, bytes("text"));

          try {
            assertThat(new DurableFiles(disk).delete(file)).isTrue();
          } catch (IOException e) {
            assertThat(disk.hasFailed()).isTrue();
            files.delete(file);
          }

          assertThat(file).doesNotExist();
        });
    assertThat(files.delete(folder.resolve("a"))).isFalse();
  }

  @Test
  void ofManyThreads_oneCreatesAName() throws Exception {
    Path file = folder.resolve("a");
    List<Future<Boolean>> tries = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        ByteBuffer content = bytes("content " + i);
        tries.add(
            threads.submit(
                () -> new DurableFiles(Disk.local()).create(file, folder, Access.OWNER, content)));
      }
    }

    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < tries.size(); i++) {
      if (tries.get(i).get()) {
        winners.add(i);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(file).hasContent("content " + winners.getFirst());
    assertThat(DurableFiles.entries(folder)).containsExactly(file);
  }

  @Test
  void publishedFolder_replacesAnEmptyOne_butNoOther() throws IOException {
    Path name = Files.createDirectory(folder.resolve("name"));
    try (TemporaryFolder first = files.beginFolder(folder);
        TemporaryFolder second = files.beginFolder(folder)) {
      files.create(first.path().resolve("a"), first.path(), Access.OWNER, bytes("first"));
      files.create(second.path().resolve("a"), second.path(), Access.OWNER, bytes("second"));

      assertThat(first.publish(name)).isTrue();
      assertThat(second.publish(name)).isFalse();
    }

    assertThat(name.resolve("a")).hasContent("first");
    assertThat(DurableFiles.entries(folder)).containsExactly(name);
  }

  @Test
  void leftovers_areRemovedWithWhatIsInThem_andNothingElse() throws IOException {
    Path kept = folder.resolve("kept");
    files.create(kept, folder, Access.OWNER, bytes("text"));
    Path half = files.beginFolder(folder).path();
    files.createFoldersIn(half, List.of("x", "y"));
    Files.createSymbolicLink(half.resolve("link"), kept);
    Files.writeString(folder.resolve(".tmp-zz"), "half a fi");

    int removed = files.removeLeftovers(folder);

    assertThat(removed).isEqualTo(2);
    assertThat(DurableFiles.entries(folder)).containsExactly(kept);
    assertThat(kept).hasContent("text");
  }

  @Test
  void folders_areMadeForTheirOwnerAlone_andMayBeThere() throws IOException {
    Path deep = folder.resolve("a/b/c");

    files.createFolders(deep);
    files.createFolders(deep);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
        .isEqualTo("rwx------");
    assertThat(Files.isDirectory(deep, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void folderWhoseNameAFileHas_isAnError() throws IOException {
    Files.writeString(folder.resolve("a"), "text");

    assertThatThrownBy(() -> files.createFoldersIn(folder, List.of("a")))
        .isInstanceOf(IOException.class);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temp;

  private final SecureRandom random = new SecureRandom();

  @Test
  void missingFolder_isMadeForItsOwnerAlone_withThoseAbove() throws IOException {
    Path path = temp.resolve("var/data");

    try (DataFolder data = open(path)) {
      assertThat(data.path()).isEqualTo(path);
      assertThat(permissions(path)).isEqualTo("rwx------");
      assertThat(permissions(path.resolve("secrets"))).isEqualTo("rwx------");
      assertThat(permissions(path.resolve("server.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void emptyFolderThatOthersMayRead_isClosedToThem() throws IOException {
    Path path = Files.createDirectory(temp.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

    open(path).close();

    assertThat(permissions(path)).isEqualTo("rwx------");
  }

  @Test
  void serverId_staysTheSame() {
    String id;
    try (DataFolder first = open(temp.resolve("data"))) {
      id = first.serverId();
    }

    try (DataFolder second = open(temp.resolve("data"))) {
      assertThat(second.serverId()).isEqualTo(id).matches("[0-9a-f]{16}");
    }
  }

  @Test
  void folderWithOtherFiles_isRefused_andLeftAlone() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "text");

    assertThatThrownBy(() -> open(temp))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("thesis.txt")
        .hasMessageContaining("Choose a new or an empty folder");
    assertThat(namesIn(temp)).containsExactly("thesis.txt");
  }

  @Test
  void fileInsteadOfAFolder_isRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("data"), "text");

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void secondServerInThisProcess_isRefused() {
    try (DataFolder first = open(temp.resolve("data"))) {
      assertThatThrownBy(() -> open(first.path()))
          .isInstanceOf(StateConflictException.class)
          .hasMessageStartingWith("Another Holdfast server (pid 1, http://here) already uses ");
    }
  }

  @Test
  void serverInAnotherProcess_isNamed_andItsDeathFreesTheFolder() throws Exception {
    Path path = temp.resolve("data");
    try (OtherProcess other = OtherProcess.start("server", path)) {
      String id = other.said();

      assertThatThrownBy(() -> open(path))
          .isInstanceOf(StateConflictException.class)
          .hasMessage(
              "Another Holdfast server (pid 4711, http://there) already uses "
                  + path
                  + ". Stop it first, or choose another data folder.");

      other.kill();
      try (DataFolder data = open(path)) {
        assertThat(data.serverId()).isEqualTo(id);
      }
    }
  }

  @Test
  void folderThatWasNeverServed_isNotOpenedByACommand_norMade() {
    Path path = temp.resolve("data");

    assertThatThrownBy(() -> DataFolder.openBesideServer(path))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("is no Holdfast data folder. Start the server once");
    assertThat(path).doesNotExist();
  }

  @Test
  void command_opensTheFolderBesideAServer_andAlone() throws Exception {
    Path path = temp.resolve("data");
    try (OtherProcess server = OtherProcess.start("server", path)) {
      String id = server.said();

      try (DataFolder beside = DataFolder.openBesideServer(path)) {
        assertThat(beside.serverId()).isEqualTo(id);
      }
    }

    DataFolder.openBesideServer(path).close();
  }

  @Test
  void commandOfAnotherUser_isRefused_beforeItWritesWhatTheServerCannotRead() throws IOException {
    Path path = temp.resolve("data");
    open(path).close();
    Path marker = path.resolve("holdfast-data");
    assumeThat(Files.getOwner(marker).getName()).as("only root gives files away").isEqualTo("root");
    Files.setOwner(
        marker,
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

    assertThatThrownBy(() -> DataFolder.openBesideServer(path))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("belongs to the user nobody, and this command runs as root")
        .hasMessageContaining("Run it as nobody");
    assertThat(namesIn(path)).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void leftoversOfACrash_areRemovedAtStart_andNothingElse() throws IOException {
    Path path = temp.resolve("data");
    try (DataFolder data = open(path)) {
      data.createFile("kept", new byte[] {1});
    }
    Files.writeString(path.resolve(".tmp-0"), "half a fi");
    Files.writeString(path.resolve("staging/.tmp-1"), "half a bo");
    Files.writeString(path.resolve("staging/ffff"), "a body");
    Files.createDirectories(path.resolve("repositories/.tmp-2/data/00"));
    Files.writeString(path.resolve("secrets/.tmp-3"), "half a se");
    Files.createDirectories(path.resolve("archives/.tmp-4"));

    open(path).close();

    assertThat(namesIn(path))
        .containsExactlyInAnyOrder(
            "archives",
            "holdfast-data",
            "kept",
            "repositories",
            "secrets",
            "server.lock",
            "staging");
    assertThat(namesIn(path.resolve("staging"))).containsExactly("ffff");
    assertThat(path.resolve("repositories")).isEmptyDirectory();
    assertThat(path.resolve("secrets")).isEmptyDirectory();
    assertThat(path.resolve("archives")).isEmptyDirectory();
  }

  @Test
  void unfinishedFilesOfACommandBesideTheServer_areNoLeftovers() throws Exception {
    Path path = temp.resolve("data");
    open(path).close();
    Path unfinished = Files.writeString(path.resolve("secrets/.tmp-0"), "half a se");

    try (OtherProcess visitor = OtherProcess.start("visitor", path)) {
      visitor.said();
      open(path).close();
      assertThat(unfinished).exists();
    }

    open(path).close();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void firstStartThatFailsAtAnyStep_isCompletedByTheNext() throws Exception {
    FaultyDisk.atEachStep(
        disk -> {
          Path path = Files.createTempDirectory(temp, "trial").resolve("data");
          try {
            DataFolder.openForServer(path, "pid 1", random, disk).close();
          } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("the disk is full");
          }

          try (DataFolder data = open(path)) {
            assertThat(permissions(data.path())).isEqualTo("rwx------");
            assertThat(data.staging()).isEmptyDirectory();
            assertThat(namesIn(path)).noneMatch(name -> name.startsWith("."));
          }
        });
  }

  @Test
  void damagedMarker_isNamed() throws IOException {
    Path path = temp.resolve("data");
    open(path).close();
    Path marker = path.resolve("holdfast-data");

    Files.writeString(marker, "what is this?");
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining(marker.toString());

    Files.writeString(marker, "Holdfast data folder, layout 2\nserver 0123456789abcdef\n");
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("layout 2")
        .hasMessageContaining("newer");
  }

  @Test
  void fileThatIsCreated_staysAsItIs_andIsTheOwnersAlone() throws IOException {
    try (DataFolder data = open(temp.resolve("data"))) {
      boolean first = data.createFile("credentials.json", text("first"));
      boolean second = data.createFile("credentials.json", text("second"));

      assertThat(first).isTrue();
      assertThat(second).isFalse();
      assertThat(data.path().resolve("credentials.json")).hasContent("first");
      assertThat(permissions(data.path().resolve("credentials.json"))).isEqualTo("rw-------");
    }
  }

  private DataFolder open(Path path) {
    return DataFolder.openForServer(path, "pid 1, http://here", random, Disk.local());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

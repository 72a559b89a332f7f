package dev.holdfast.adapters.catalogue.files;

import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.TENANT;
import static dev.holdfast.testkit.contract.FileIndexScene.file;
import static dev.holdfast.testkit.contract.FileIndexScene.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.testkit.contract.FileIndexScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileIndexDamageTest {
  @TempDir Path folder;

  @Test
  void indexOfNothing_makesNoFile() {
    try (SqlFileIndex index = new SqlFileIndex(folder.resolve("index"))) {
      assertThat(index.search(TENANT, named("*"))).isEqualTo(FoundFiles.NONE);
      assertThat(index.position(TENANT)).isZero();
    }
    assertThat(folder.resolve("index")).doesNotExist();
  }

  @Test
  void fileThatIsNoDatabase_isThrownAway() throws IOException {
    fill();
    Files.writeString(only(), "x".repeat(20_000));

    assertThatItBeginsAnew();
  }

  @Test
  void indexOfAnotherForm_isThrownAway() throws IOException, SQLException {
    fill();
    tell("PRAGMA user_version = 7");

    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      assertThat(index.position(TENANT)).isZero();
      assertThat(index.search(TENANT, named("*"))).isEqualTo(FoundFiles.NONE);
    }
  }

  @Test
  void blockThatDoesNotFitItsNames_isFoundWhenMet() throws IOException, SQLException {
    fill();
    tell("UPDATE body SET paths = x'0005'");

    assertThatItBeginsAnew();
  }

  @Test
  void damagedPages_areFoundWhenMet() throws IOException {
    fill();
    byte[] bytes = Files.readAllBytes(only());
    for (int i = 8192; i < bytes.length; i++) {
      bytes[i] ^= 0x5A;
    }
    Files.write(only(), bytes);

    assertThatItBeginsAnew();
  }

  @Test
  void partsThatACrashLeft_areRemoved() throws IOException {
    fill();
    Files.writeString(folder.resolve("default.1.index.sort-0"), "left");

    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      assertThat(index.position(TENANT)).isEqualTo(1);
    }

    assertThat(files()).containsExactly(only());
  }

  @Test
  void changesThatDontFitIntoMemory_areSortedInParts() {
    List<SnapshotEntry> entries =
        IntStream.range(0, 120_000).mapToObj(i -> file("/d" + i % 977 + "/n" + i)).toList();
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      FileIndexScene scene = new FileIndexScene(index);
      try (Update update = index.begin(scene.snapshot(LINE, "a"), Extent.WHOLE)) {
        entries.forEach(update::put);
        assertThat(update.apply(() -> true)).isTrue();
      }

      assertThat(index.search(TENANT, named("*")).total()).isEqualTo(120_000);
      assertThat(scene.found("N119999")).containsExactly("/d" + 119_999 % 977 + "/n119999");
    }
  }

  @Test
  void spaceOfWhatIsOver_isGivenBack() throws IOException {
    List<SnapshotEntry> entries =
        IntStream.range(0, 30_000).mapToObj(i -> file("/d" + i % 977 + "/n" + i)).toList();
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      FileIndexScene scene = new FileIndexScene(index);
      scene.whole(LINE, "a", entries.toArray(new SnapshotEntry[0]));
      scene.differences(LINE, "b", List.of(), entries.stream().map(e -> e.path().value()).toList());
      scene.forget("a");
      assertThat(scene.found("*")).isEmpty();
    }

    assertThat(Files.size(only())).isLessThan(150_000);
  }

  private void assertThatItBeginsAnew() throws IOException {
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      assertThatThrownBy(() -> index.search(TENANT, named("f")))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("made anew");
      assertThat(index.position(TENANT)).isZero();

      new FileIndexScene(index).whole(LINE, "a", file("/again"));
      assertThat(index.search(TENANT, named("again")).total()).isEqualTo(1);
    }
    assertThat(files()).hasSize(1);
  }

  private void fill() {
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      new FileIndexScene(index).whole(LINE, "a", file("/f"), file("/g"));
    }
  }

  private Path only() throws IOException {
    return files().getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void tell(String statement) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + only());
        var told = connection.createStatement()) {
      told.execute(statement);
    }
  }
}

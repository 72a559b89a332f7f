package dev.holdfast.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

class NativeLibrariesTest {
  @TempDir Path folder;

  /**
   * From somewhere that stays: tests of this process would find them in a folder that is gone soon.
   */
  @BeforeAll
  static void loadBoth() throws Exception {
    new ZstdCompressCtx().close();
    SQLiteJDBCLoader.initialize();
  }

  @Test
  void bothLibraries_areUnpackedUnderTheirVersions() throws IOException {
    NativeLibraries.provideIn(folder);

    assertThat(unpacked())
        .hasSize(2)
        .anyMatch(file -> file.contains("sqlitejdbc"))
        .anyMatch(file -> file.contains("zstd-jni"));
  }

  @Test
  void secondStart_unpacksNothingAgain() throws IOException {
    NativeLibraries.provideIn(folder);
    Path first = folder.resolve(unpacked().getFirst());
    Files.setLastModifiedTime(first, FileTime.fromMillis(0));

    NativeLibraries.provideIn(folder);

    assertThat(Files.getLastModifiedTime(first)).isEqualTo(FileTime.fromMillis(0));
    assertThat(unpacked()).hasSize(2);
  }

  private List<String> unpacked() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}

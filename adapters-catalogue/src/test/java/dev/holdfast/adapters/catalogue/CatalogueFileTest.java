package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {
  @TempDir Path folder;

  @Test
  void fileAndLog_areTheOwnersAlone() throws IOException {
    Path file = folder.resolve("catalogue.db");

    try (Catalogue catalogue = Catalogue.open(CatalogueSettings.at(new CatalogueFile(file)))) {
      assertThat(catalogue.tenants().all()).isEmpty();

      for (String name : new String[] {"catalogue.db", "catalogue.db-wal", "catalogue.db-shm"}) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void oddNames_areNamesLikeOthers() {
    Path file = folder.resolve("what? a #1 50%25 ü.db");

    Catalogue.open(CatalogueSettings.at(new CatalogueFile(file))).close();

    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void missingFolder_isNamed() {
    Path file = folder.resolve("missing").resolve("catalogue.db");
    CatalogueSettings settings = CatalogueSettings.at(new CatalogueFile(file));

    assertThatThrownBy(() -> Catalogue.open(settings))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "The catalogue %s can't be created; look at its folder and the folder's rights.", file);
  }

  @Test
  void folderInItsPlace_isNamed() throws IOException {
    Path file = Files.createDirectory(folder.resolve("catalogue.db"));
    CatalogueSettings settings = CatalogueSettings.at(new CatalogueFile(file));

    assertThatThrownBy(() -> Catalogue.open(settings))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("can't be read or written");
  }
}

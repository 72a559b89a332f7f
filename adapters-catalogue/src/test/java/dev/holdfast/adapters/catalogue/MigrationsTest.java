package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void everyMigrationInTheFolder_isListed() throws Exception {
    URI folder = Migrations.class.getResource("migration").toURI();

    try (var files = Files.list(Path.of(folder))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
    }
  }

  @Test
  void migrations_areNumberedFromOne() {
    List<String> files = Migrations.FILES;

    for (int i = 0; i < files.size(); i++) {
      assertThat(files.get(i)).startsWith("V" + (i + 1) + "__").endsWith(".sql");
    }
    assertThat(Migrations.NEWEST).isEqualTo(files.size());
  }
}

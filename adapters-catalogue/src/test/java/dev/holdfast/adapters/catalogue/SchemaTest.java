package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.StateConflictException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("catalogue.db");
  }

  @Test
  void schema_isTheOneThatIsWrittenDown() throws Exception {
    open();

    assertThat(dump()).isEqualTo(resource("schema.sql"));
  }

  @Test
  void eachMigration_setsItsNumber() throws Exception {
    open();

    assertThat(ask("PRAGMA user_version")).isEqualTo(String.valueOf(Migrations.NEWEST));
    assertThat(ask("SELECT max(version) FROM flyway_schema_history WHERE success"))
        .isEqualTo(String.valueOf(Migrations.NEWEST));
  }

  /** Catalogues out there carry this checksum: a migration that was released never changes. */
  @Test
  void firstMigration_isAsItWasReleased() throws Exception {
    open();

    assertThat(ask("SELECT checksum FROM flyway_schema_history WHERE version = '1'"))
        .isEqualTo("1049728542");
  }

  @Test
  void fileIsMarkedAsCatalogueWithWriteAheadLog() throws Exception {
    open();

    assertThat(ask("PRAGMA application_id")).isEqualTo(String.valueOf(Schema.APPLICATION_ID));
    assertThat(ask("PRAGMA journal_mode")).isEqualTo("wal");
  }

  @Test
  void openedAgain_isLeftAsItIs() throws Exception {
    open();
    byte[] before = Files.readAllBytes(file);

    open();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void markedFileWithoutTables_isFinished() throws Exception {
    tell("PRAGMA application_id = " + Schema.APPLICATION_ID);

    open();

    assertThat(dump()).isEqualTo(resource("schema.sql"));
  }

  @Test
  void historyWithoutMigration_isFinished() throws Exception {
    open();
    tell(
        "DROP TABLE audit_entry",
        "DROP TABLE recovered_entry",
        "DROP TABLE recovery",
        "DROP TABLE registration",
        "DROP TABLE object_count",
        "DROP TABLE source_object",
        "DROP TABLE newest_snapshot",
        "DROP TABLE kept_snapshot",
        "DROP TABLE protection_run",
        "DROP TABLE group_object",
        "DROP TABLE protection_group",
        "DROP TABLE policy",
        "DROP TABLE server",
        "DROP TABLE tenant_root",
        "DROP TABLE account",
        "DROP TABLE config_backup",
        "DROP TABLE job",
        "DROP TABLE client",
        "DROP TABLE tenant",
        "DELETE FROM flyway_schema_history",
        "PRAGMA user_version = 0");

    open();

    assertThat(dump()).isEqualTo(resource("schema.sql"));
  }

  @Test
  void newerCatalogue_isRefusedAndNotTouched() throws Exception {
    open();
    tell("PRAGMA user_version = 17");
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(this::open)
        .isInstanceOf(StateConflictException.class)
        .hasMessage(
            "The catalogue %s has version 17, and this Holdfast knows versions up to %d. Start the"
                + " newer one that wrote it, or restore the catalogue from before the upgrade.",
            file, Migrations.NEWEST);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void databaseOfSomethingElse_isRefusedAndNotTouched() throws Exception {
    tell("CREATE TABLE address (name TEXT)");
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedException.class)
        .hasMessage(
            "The file %s is an SQLite database of something else; name another file for the"
                + " catalogue.",
            file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 99, 100, 511, 512, 4096, 100_000})
  void fileThatIsNoDatabase_isRefusedAndNotTouched(int length) throws Exception {
    byte[] text = "holdfast ".repeat(length).substring(0, length).getBytes(StandardCharsets.UTF_8);
    Files.write(file, text);

    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("The catalogue " + file + " is not an SQLite database");
    assertThat(Files.readAllBytes(file)).isEqualTo(text);
  }

  @Test
  void changedTables_areRefused() throws Exception {
    open();
    tell("UPDATE flyway_schema_history SET checksum = 1", "PRAGMA user_version = 0");

    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("its schema was changed by something else");
  }

  private void open() {
    Catalogue.open(CatalogueSettings.at(new CatalogueFile(file))).close();
  }

  private void tell(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String ask(String query) throws SQLException {
    return askAll(query).getFirst();
  }

  private List<String> askAll(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> answers = new ArrayList<>();
      while (result.next()) {
        answers.add(result.getString(1));
      }
      return answers;
    }
  }

  private String dump() throws SQLException {
    List<String> statements =
        askAll(
            """
            SELECT sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'flyway%' ORDER BY tbl_name, type DESC, name
            """);
    return String.join(";\n\n", statements) + ";\n";
  }

  private static String resource(String name) throws IOException {
    try (var stream = SchemaTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

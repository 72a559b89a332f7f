package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Privilege;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues that an older Holdfast left are brought up with what they hold. */
final class OlderCatalogueTest {
  @TempDir Path folder;

  @Test
  void firstAdministratorOfVersion1_getsEveryPrivilege() throws Exception {
    Path file = folder.resolve("catalogue.db");
    beginVersion1(file);

    try (Catalogue catalogue = Catalogue.open(CatalogueSettings.at(new CatalogueFile(file)))) {
      Client administrator = catalogue.clients().byId(new ClientId("admin-1")).orElseThrow();

      assertThat(administrator.privileges())
          .containsExactlyInAnyOrder(Privilege.values())
          .isEqualTo(Privilege.ALL);
    }
  }

  private static void beginVersion1(Path file) throws SQLException {
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, null, null)
        .resourceProvider(new Migrations())
        .javaMigrationClassProvider(List::of)
        .locations(new Location[0])
        .placeholderReplacement(false)
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA application_id = " + Schema.APPLICATION_ID);
      statement.execute("INSERT INTO tenant VALUES ('default', '2026-11-21T22:59:00.123456789Z')");
      statement.execute(
          "INSERT INTO client VALUES ('admin-1', 'default', 'Administrator', 'a', 'b',"
              + " 'sp:scopes:all', '2026-11-21T22:59:00.123456789Z')");
    }
  }
}

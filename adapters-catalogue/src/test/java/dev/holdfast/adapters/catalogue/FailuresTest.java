package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UploadBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  private static final Client CLIENT = OpenCatalogue.CLIENT;

  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Test
  void takenClientId_isAConflictInWords_andNothingIsAdded() {
    Catalogue open = catalogue.openWithTenant();
    Tenant other = new Tenant(new TenantId("other"), CLIENT.created());
    Client sameId = ClientBuilder.aClient().of(other.id()).withApiKey("another key").build();

    Throwable failure = catchThrowable(() -> open.tenants().add(other, sameId));

    assertThat(failure)
        .isInstanceOf(StateConflictException.class)
        .hasMessage(
            "What should be stored contradicts what is there: its name is taken, or what it belongs"
                + " to is gone. Read it again, then repeat.")
        .hasNoCause();
    assertThat(open.tenants().find(other.id())).isEmpty();
  }

  @Test
  void uploadOfAnUnknownTenant_isAConflict() {
    Catalogue open = catalogue.open();

    assertThatThrownBy(() -> open.configBackups().accept(UploadBuilder.anUpload().build()))
        .isInstanceOf(StateConflictException.class);
  }

  @Test
  void firstClientOfAnotherTenant_isRefused() {
    Catalogue open = catalogue.open();
    Tenant other = new Tenant(new TenantId("other"), CLIENT.created());

    assertThatThrownBy(() -> open.tenants().add(other, CLIENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fullDisk_isTold_andPassesOnceThereIsRoom() {
    catalogue.open();
    CatalogueSettings settings = CatalogueSettings.at(new CatalogueFile(catalogue.file()));
    Connections connections = new Connections(settings);
    AtomicInteger opened = new AtomicInteger();
    try (Session session =
        new Session(
            () -> {
              Handle handle = connections.openWriter();
              if (opened.getAndIncrement() == 0) {
                handle.createQuery("PRAGMA max_page_count = 1").map(Row.mapper(Row::number)).one();
              }
              return handle;
            },
            new SqlFailures("The catalogue"))) {

      assertThatThrownBy(() -> addTenant(session))
          .isInstanceOf(UnavailableException.class)
          .hasMessage(
              "The catalogue can't grow, since its disk is full; free some space and try again.");

      addTenant(session);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE config_backup SET options = '{'",
        "UPDATE config_backup SET name = ' '",
        "UPDATE config_backup SET type = 'UNHEARD_OF'",
        "UPDATE config_backup SET snapshot = 'short', object_count = 1",
        "UPDATE config_backup SET created = 'yesterday'",
        "UPDATE job SET modified = '2026-11-31T00:00:00.000000000Z'"
      })
  void rowThatWasNeverStored_isDamage(String change) throws SQLException {
    Catalogue open = catalogue.openWithTenant();
    NewUpload upload = UploadBuilder.anUpload().build();
    open.configBackups().accept(upload);
    tell(change);

    assertThatThrownBy(() -> open.configBackups().find(CLIENT.tenant(), upload.backup().id()))
        .isInstanceOf(DamagedException.class)
        .hasMessage("The catalogue holds something that was never stored; restore it from a copy.");
    assertThatThrownBy(
            () ->
                open.configBackups()
                    .list(CLIENT.tenant(), Set.of(BackupType.UPLOADED), BackupQuery.ALL))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void overwrittenPages_areDamage() throws IOException {
    catalogue.openWithTenant().close();
    try (RandomAccessFile file = new RandomAccessFile(catalogue.file().toFile(), "rw")) {
      byte[] nothing = new byte[(int) file.length() - 4096];
      file.seek(4096);
      file.write(nothing);
    }

    // Whether opening finds it or the first look depends on how many pages the schema takes.
    assertThatThrownBy(() -> catalogue.open().tenants().all())
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("is damaged; restore it from a copy.");
  }

  @Test
  void droppedTable_isDamage() throws SQLException {
    Catalogue open = catalogue.openWithTenant();
    tell("DROP TABLE config_backup");

    assertThatThrownBy(() -> open.configBackups().accept(UploadBuilder.anUpload().build()))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void fileThatVanished_isNotBegunAnew() throws IOException {
    Catalogue open = catalogue.openWithTenant();
    Files.delete(catalogue.file());

    assertThatThrownBy(() -> open.tenants().all())
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("can't be read or written");
    assertThat(catalogue.file()).doesNotExist();
  }

  private static void addTenant(Session session) {
    session.runInTransaction(
        "BEGIN IMMEDIATE",
        handle -> {
          for (int i = 0; i < 1000; i++) {
            handle.execute(
                "INSERT INTO tenant VALUES (?, ?)",
                "tenant-" + i,
                StoredTime.text(CLIENT.created()));
          }
          return true;
        });
  }

  private void tell(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalogue.file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

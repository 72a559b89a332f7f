package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReadBackupsTest {
  private final Server server = new Server();
  private final ReadBackups readBackups = server.application.readBackups();

  @Test
  void readers_seeBackupsAndUploads_newestFirst() {
    ConfigBackup older = server.upload("older", aBundle().bytes());
    server.clock.advance(Duration.ofSeconds(1));
    ConfigBackup newer = server.upload("newer", aBundle().bytes());
    Principal reader = ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ).principal();

    assertThat(readBackups.uploads(reader, BackupQuery.ALL).backups())
        .containsExactly(newer, older);
    assertThat(readBackups.backups(reader, BackupQuery.ALL).backups())
        .containsExactly(newer, older);
    assertThat(readBackups.upload(reader, older.id())).isEqualTo(older);
  }

  @Test
  void query_isObeyed() {
    server.upload("older", aBundle().bytes());
    server.runAll();
    ConfigBackup waiting = server.upload("waiting", aBundle().bytes());
    BackupQuery query = new BackupQuery(Set.of(JobStatus.NOT_STARTED), List.of(), 0, 10);

    assertThat(readBackups.uploads(Server.CLIENT, query).backups()).containsExactly(waiting);
    assertThat(readBackups.backups(Server.CLIENT, query).total()).isEqualTo(1);
  }

  @Test
  void withoutAScope_nothingIsSeen() {
    ConfigBackup backup = server.upload("nightly", aBundle().bytes());
    Principal nobody = ClientBuilder.aClient().holding(new Scope("sp:config:read")).principal();

    assertThatThrownBy(() -> readBackups.backups(nobody, BackupQuery.ALL))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> readBackups.uploads(nobody, BackupQuery.ALL))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> readBackups.upload(nobody, backup.id()))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("sp:config-backup:read");
  }

  @Test
  void otherTenants_seeNothing() {
    ConfigBackup backup = server.upload("nightly", aBundle().bytes());
    Principal stranger = ClientBuilder.aClient().of(new TenantId("other")).principal();

    assertThat(readBackups.uploads(stranger, BackupQuery.ALL).backups()).isEmpty();
    assertThatThrownBy(() -> readBackups.upload(stranger, backup.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void unknownUpload_isNotFound() {
    JobId unknown = new JobId(new UUID(1, 2));

    assertThatThrownBy(() -> readBackups.upload(Server.CLIENT, unknown))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(unknown.toString());
  }
}

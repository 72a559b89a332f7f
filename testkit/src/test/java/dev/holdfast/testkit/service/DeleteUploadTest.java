package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import org.junit.jupiter.api.Test;

final class DeleteUploadTest {
  private final Server server = new Server();
  private final DeleteUpload deleteUpload = server.application.deleteUpload();

  @Test
  void deletedUpload_isGone_andItsSnapshotFollows() {
    ConfigBackup backup = stored();

    deleteUpload.delete(Server.CLIENT, backup.id());

    assertThat(server.uploads()).isEmpty();
    assertThat(server.memory.snapshots().snapshots()).hasSize(1);
    assertThat(server.runAll())
        .hasSize(1)
        .first()
        .isInstanceOfSatisfying(
            Outcome.Completed.class,
            outcome -> assertThat(outcome.kind()).isEqualTo(JobKind.SNAPSHOT_REMOVAL));
    assertThat(server.memory.snapshots().snapshots()).isEmpty();
  }

  @Test
  void nameOfADeletedUpload_isFree() {
    deleteUpload.delete(Server.CLIENT, stored().id());

    ConfigBackup again = server.upload("nightly", aBundle().bytes());
    server.runAll();

    assertThat(server.bundle(again.id())).isNotEmpty();
  }

  @Test
  void uploadThatIsBeingStored_isNotDeleted() {
    ConfigBackup backup = server.upload("nightly", aBundle().bytes());

    assertThatThrownBy(() -> deleteUpload.delete(Server.CLIENT, backup.id()))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("once it is COMPLETE or FAILED");
    assertThat(server.uploads()).containsExactly(backup);
  }

  @Test
  void uploadOfAnotherTenant_isNotFound() {
    ConfigBackup backup = stored();
    Principal stranger = ClientBuilder.aClient().of(new TenantId("other")).principal();

    assertThatThrownBy(() -> deleteUpload.delete(stranger, backup.id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(server.uploads()).hasSize(1);
  }

  @Test
  void readers_mayNotDelete() {
    ConfigBackup backup = stored();
    Principal reader = ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ).principal();

    assertThatThrownBy(() -> deleteUpload.delete(reader, backup.id()))
        .isInstanceOf(ForbiddenException.class);
    assertThat(server.uploads()).hasSize(1);
  }

  private ConfigBackup stored() {
    ConfigBackup backup = server.upload("nightly", aBundle().bytes());
    server.runAll();
    return backup;
  }
}

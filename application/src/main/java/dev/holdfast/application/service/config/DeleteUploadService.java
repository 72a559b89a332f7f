package dev.holdfast.application.service.config;

import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.ConfigBackups.Removal;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Takes an upload out of the catalogue; its snapshot follows by a job. */
public final class DeleteUploadService implements DeleteUpload {
  private final ConfigBackups backups;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public DeleteUploadService(ConfigBackups backups, InstantSource clock, RandomGenerator chance) {
    this.backups = backups;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public void delete(Principal principal, JobId id) {
    principal.requireAnyOf(Scope.CONFIG_BACKUP_MANAGE);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Removal removal =
        backups.remove(principal.tenant(), id, BackupType.UPLOADED, JobId.random(chance), now);
    switch (removal) {
      case Removal.Removed() -> {}
      case Removal.InUse() ->
          throw new StateConflictException(
              "upload.in-use",
              "Upload " + id + " is still being stored; delete it once it is COMPLETE or FAILED.");
      case Removal.NotThere() -> throw ReadBackupsService.missing(id);
    }
  }
}

package dev.holdfast.application.service.config;

import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobId;
import java.util.EnumSet;
import java.util.Set;

/** Reads the catalogue for principals that may. */
public final class ReadBackupsService implements ReadBackups {
  private final ConfigBackups backups;

  public ReadBackupsService(ConfigBackups backups) {
    this.backups = backups;
  }

  @Override
  public BackupPage backups(Principal principal, BackupQuery query) {
    requireReader(principal);
    return backups.list(principal.tenant(), EnumSet.allOf(BackupType.class), query);
  }

  @Override
  public BackupPage uploads(Principal principal, BackupQuery query) {
    requireReader(principal);
    return backups.list(principal.tenant(), Set.of(BackupType.UPLOADED), query);
  }

  @Override
  public ConfigBackup upload(Principal principal, JobId id) {
    requireReader(principal);
    return backups
        .find(principal.tenant(), id)
        .filter(backup -> backup.type() == BackupType.UPLOADED)
        .orElseThrow(() -> missing(id));
  }

  static void requireReader(Principal principal) {
    principal.requireAnyOf(Scope.CONFIG_BACKUP_READ, Scope.CONFIG_BACKUP_MANAGE);
  }

  static NotFoundException missing(JobId id) {
    return new NotFoundException("backup.missing", "There is no backup " + id + ".");
  }
}

package dev.holdfast.application.port.in.config;

import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;

/**
 * Reads what is known of configuration backups.
 *
 * <p>Every call throws {@code ForbiddenException} without a scope to read or manage backups.
 */
public interface ReadBackups {

  /** Backups of every kind, uploads included. */
  BackupPage backups(Principal principal, BackupQuery query);

  /** Uploads alone. */
  BackupPage uploads(Principal principal, BackupQuery query);

  /**
   * One upload.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   */
  ConfigBackup upload(Principal principal, JobId id);
}

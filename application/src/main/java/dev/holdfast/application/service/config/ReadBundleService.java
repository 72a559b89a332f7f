package dev.holdfast.application.service.config;

import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;

/** Opens stored bundles. */
public final class ReadBundleService implements ReadBundle {
  private final ConfigBackups backups;
  private final SnapshotStore snapshots;
  private final JsonCodec json;

  public ReadBundleService(ConfigBackups backups, SnapshotStore snapshots, JsonCodec json) {
    this.backups = backups;
    this.snapshots = snapshots;
    this.json = json;
  }

  @Override
  public Bundle open(Principal principal, JobId id) {
    ReadBackupsService.requireReader(principal);
    ConfigBackup backup =
        backups.find(principal.tenant(), id).orElseThrow(() -> ReadBackupsService.missing(id));
    return switch (backup.content()) {
      case BackupContent.Awaited() ->
          throw new StateConflictException(
              "backup.not-complete",
              "Backup "
                  + id
                  + " is "
                  + backup.state().status()
                  + "; its bundle can be read once it is COMPLETE.");
      case Stored stored -> open(backup, stored);
    };
  }

  /** The index is read at once, so that most damage is told before anything is written. */
  private Bundle open(ConfigBackup backup, Stored stored) {
    Reader reader;
    try {
      reader = snapshots.open(backup.tenant(), stored.snapshot());
    } catch (NotFoundException e) {
      throw new DamagedException(
          "backup.snapshot.missing",
          "The repository lacks snapshot " + stored.snapshot() + " of backup " + backup.id() + ".",
          e);
    }
    try {
      return new StoredBundle(reader, json, stored.objectCount());
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }
}

package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Backups and their jobs: two rows of one id, made and removed together. */
final class SqlConfigBackups implements ConfigBackups {
  private final Database database;

  SqlConfigBackups(Database database) {
    this.database = database;
  }

  @Override
  public Acceptance accept(NewUpload upload) {
    @Nullable String options = OptionsText.write(upload.backup().options());
    return database.write(handle -> accept(handle, upload, options));
  }

  private static Acceptance accept(Handle handle, NewUpload upload, @Nullable String options) {
    ConfigBackup backup = upload.backup();
    Rivals rivals = new Rivals(handle, upload);
    Optional<JobId> repeated = rivals.sameUpload();
    if (repeated.isPresent()) {
      return new Acceptance.Repeated(
          BackupTable.find(handle, backup.tenant(), repeated.get()).orElseThrow());
    }
    Optional<JobId> holder = rivals.sameName();
    if (holder.isPresent()) {
      return new Acceptance.NameTaken(holder.get());
    }
    int uploads = rivals.count();
    if (uploads >= upload.uploadsMax()) {
      return new Acceptance.TooMany(uploads);
    }
    JobTable.insert(handle, job(upload), backup.modified());
    BackupTable.insert(handle, upload, options);
    return new Acceptance.Accepted();
  }

  /** The job that will store the upload. */
  static Job job(NewUpload upload) {
    ConfigBackup backup = upload.backup();
    return new Job(
        backup.id(),
        backup.tenant(),
        JobKind.CONFIG_UPLOAD,
        upload.stagedFile(),
        backup.created(),
        backup.state());
  }

  @Override
  public Optional<ConfigBackup> find(TenantId tenant, JobId id) {
    return database.read(handle -> BackupTable.find(handle, tenant, id));
  }

  @Override
  public BackupPage list(TenantId tenant, Set<BackupType> types, BackupQuery query) {
    BackupListing listing = new BackupListing(tenant, types, query);
    return database.readTogether(listing::page);
  }

  @Override
  public boolean complete(Lease lease, Stored stored, Instant now) {
    return database.write(
        handle ->
            BackupTable.store(handle, lease, stored)
                && JobTable.end(handle, lease, new Complete(now), now));
  }

  @Override
  public Removal remove(TenantId tenant, JobId id, BackupType type, JobId removal, Instant now) {
    return database.write(handle -> remove(handle, tenant, id, type, removal, now));
  }

  private static Removal remove(
      Handle handle, TenantId tenant, JobId id, BackupType type, JobId removal, Instant now) {
    Optional<ConfigBackup> found =
        BackupTable.find(handle, tenant, id).filter(backup -> backup.type() == type);
    if (found.isEmpty()) {
      return new Removal.NotThere();
    }
    if (!found.get().state().status().isFinal()) {
      return new Removal.InUse();
    }
    BackupTable.delete(handle, tenant, id);
    JobTable.delete(handle, tenant, id);
    if (found.get().content() instanceof Stored stored) {
      JobTable.insert(handle, removalJob(tenant, removal, stored, now), now);
    }
    return new Removal.Removed();
  }

  private static Job removalJob(TenantId tenant, JobId removal, Stored stored, Instant now) {
    return new Job(
        removal,
        tenant,
        JobKind.SNAPSHOT_REMOVAL,
        stored.snapshot().value(),
        now,
        new NotStarted());
  }
}

package dev.holdfast.application.port.out;

import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.config.ContentHash;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The configuration backups of every tenant; each change is one transaction, durable on return. */
public interface ConfigBackups {

  /**
   * An upload that waits to be accepted.
   *
   * @param backup not started, its content awaited
   * @param stagedFile the subject of the job that will store it
   * @param repeatedSince an upload of the same tenant, client, name and content that was created
   *     after this is the same upload sent again
   * @param uploadsMax how many uploads that have not failed the tenant may have
   */
  record NewUpload(
      ConfigBackup backup,
      ContentHash content,
      String stagedFile,
      Instant repeatedSince,
      int uploadsMax) {}

  /** What became of a new upload. */
  sealed interface Acceptance {
    /** It is stored with its job, which is not started. */
    record Accepted() implements Acceptance {}

    /** It is there already, sent before; nothing is changed. */
    record Repeated(ConfigBackup existing) implements Acceptance {}

    /** Another upload that has not failed has the name; nothing is changed. */
    record NameTaken(JobId holder) implements Acceptance {}

    /** The tenant has as many uploads as it may; nothing is changed. */
    record TooMany(int uploads) implements Acceptance {}
  }

  /** What became of a removal. */
  sealed interface Removal {
    /** It is gone; a job of kind SNAPSHOT_REMOVAL waits if it was stored. */
    record Removed() implements Removal {}

    /** Its own job is not ended; nothing is changed. */
    record InUse() implements Removal {}

    /** The tenant has none of this id and type. */
    record NotThere() implements Removal {}
  }

  /** Accepts an upload with its job, both or neither. Rules in the order of the outcomes. */
  Acceptance accept(NewUpload upload);

  Optional<ConfigBackup> find(TenantId tenant, JobId id);

  /** Those of the given types, by the query. Equal sort keys are ordered by id. */
  BackupPage list(TenantId tenant, Set<BackupType> types, BackupQuery query);

  /**
   * Ends the backup's job as complete, and says what was stored.
   *
   * @return false, and nothing is changed, if the lease is no longer good
   */
  boolean complete(Lease lease, Stored stored, Instant now);

  /**
   * Removes a backup and its job; if it was stored, adds a job that removes the snapshot.
   *
   * @param removal the id of that job
   */
  Removal remove(TenantId tenant, JobId id, BackupType type, JobId removal, Instant now);
}

package dev.holdfast.domain.config;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A backup of configuration objects, and the job that makes it: the two share their id.
 *
 * @param requester the client that asked for it
 * @param requesterName that client as people know it
 * @param options what the bundle says it was asked to hold
 * @param modified when anything about it last changed
 */
public record ConfigBackup(
    JobId id,
    TenantId tenant,
    BackupType type,
    BackupName name,
    ClientId requester,
    String requesterName,
    BundleOptions options,
    Instant created,
    Instant modified,
    JobState state,
    BackupContent content) {

  /** Whether some of the object types were left out when the bundle was made. */
  public boolean isPartial() {
    return options.leavesTypesOut();
  }

  /** The tag of the backup's snapshot, by which a retried job finds what it stored before. */
  public String snapshotTag() {
    return snapshotTag(id);
  }

  /** The tag of the snapshot that a job made. */
  public static String snapshotTag(JobId job) {
    return "job:" + job;
  }
}

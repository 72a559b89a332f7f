package dev.holdfast.adapters.http.support;

import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupName;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Backups in each of their states. */
public final class Backups {
  public static final Instant CREATED = Instant.parse("2024-03-07T21:11:00.375Z");
  public static final Instant MODIFIED = Instant.parse("2024-03-07T21:11:25.046Z");
  public static final Instant COMPLETED = Instant.parse("2024-03-07T21:11:00.660Z");

  private static final AtomicLong NEXT = new AtomicLong(1);

  private Backups() {}

  public static ConfigBackup notStarted(String name) {
    return in(
        new JobState.NotStarted(), new BackupContent.Awaited(), name, BundleOptions.NONE, CREATED);
  }

  public static ConfigBackup complete(String name, long objects) {
    return complete(name, objects, BundleOptions.NONE);
  }

  public static ConfigBackup complete(String name, long objects, BundleOptions options) {
    return in(
        new JobState.Complete(COMPLETED),
        new BackupContent.Stored(new SnapshotId("a".repeat(64)), objects),
        name,
        options,
        MODIFIED);
  }

  public static ConfigBackup failed(String name, String reason) {
    return in(
        new JobState.Failed(COMPLETED, reason),
        new BackupContent.Awaited(),
        name,
        BundleOptions.NONE,
        MODIFIED);
  }

  private static ConfigBackup in(
      JobState state, BackupContent content, String name, BundleOptions options, Instant modified) {
    return new ConfigBackup(
        new JobId(new UUID(0x4000L, 0x8000_0000_0000_0000L | NEXT.getAndIncrement())),
        FakeClients.PRINCIPAL.tenant(),
        BackupType.UPLOADED,
        new BackupName(name),
        FakeClients.PRINCIPAL.client(),
        FakeClients.PRINCIPAL.name(),
        options,
        CREATED,
        modified,
        state,
        content);
  }
}

package dev.holdfast.application.service.config;

import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.ConfigBackups.Acceptance;
import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.application.service.config.UploadIntake.Upload;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupName;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Takes uploads in: the file durable first, then the catalogue. */
public final class StoreUploadService implements StoreUpload {
  /** Clients repeat a request within seconds; after this, it is meant. */
  static final Duration REPETITION_WINDOW = Duration.ofMinutes(10);

  private final ConfigBackups backups;
  private final Staging staging;
  private final JsonCodec json;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final long bytesMax;
  private final int uploadsMax;

  /**
   * A service with its limits.
   *
   * @param bytesMax how long a file may be
   * @param uploadsMax how many uploads that have not failed a tenant may have
   */
  public StoreUploadService(
      ConfigBackups backups,
      Staging staging,
      JsonCodec json,
      InstantSource clock,
      RandomGenerator chance,
      long bytesMax,
      int uploadsMax) {
    this.backups = backups;
    this.staging = staging;
    this.json = json;
    this.clock = clock;
    this.chance = chance;
    this.bytesMax = bytesMax;
    this.uploadsMax = uploadsMax;
  }

  @Override
  public ConfigBackup store(Principal principal, Parts parts) {
    principal.requireAnyOf(Scope.CONFIG_BACKUP_MANAGE);
    try (Draft draft = staging.begin(bytesMax)) {
      Upload upload = new UploadIntake(json, draft).takeAll(parts);
      return accept(newUpload(principal, upload, draft.commit()));
    }
  }

  private NewUpload newUpload(Principal principal, Upload upload, String stagedFile) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ConfigBackup backup =
        new ConfigBackup(
            JobId.random(chance),
            principal.tenant(),
            BackupType.UPLOADED,
            upload.name(),
            principal.client(),
            principal.name(),
            upload.options(),
            now,
            now,
            new JobState.NotStarted(),
            new BackupContent.Awaited());
    return new NewUpload(
        backup, upload.content(), stagedFile, now.minus(REPETITION_WINDOW), uploadsMax);
  }

  private ConfigBackup accept(NewUpload upload) {
    Acceptance acceptance = offer(upload);
    if (!(acceptance instanceof Acceptance.Accepted)) {
      staging.discard(upload.stagedFile());
    }
    return switch (acceptance) {
      case Acceptance.Accepted() -> upload.backup();
      case Acceptance.Repeated(ConfigBackup existing) -> existing;
      case Acceptance.NameTaken(JobId holder) -> throw taken(upload.backup().name(), holder);
      case Acceptance.TooMany(int uploads) -> throw tooMany(uploads);
    };
  }

  private Acceptance offer(NewUpload upload) {
    try {
      return backups.accept(upload);
    } catch (RuntimeException e) {
      discardUnlessAccepted(upload, e);
      throw e;
    }
  }

  /**
   * A catalogue that broke off may have accepted the upload or not. The file goes only where the
   * catalogue can say that it has no such upload; else it stays for the job, or for the recovery at
   * the next start, which removes files that no job needs.
   */
  private void discardUnlessAccepted(NewUpload upload, RuntimeException failure) {
    try {
      ConfigBackup backup = upload.backup();
      if (backups.find(backup.tenant(), backup.id()).isEmpty()) {
        staging.discard(upload.stagedFile());
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static InvalidInputException taken(BackupName name, JobId holder) {
    return new InvalidInputException(
        "upload.name.taken",
        "The name \""
            + name
            + "\" is taken by upload "
            + holder
            + "; choose another name, or delete that upload first.");
  }

  private static LimitReachedException tooMany(int uploads) {
    return new LimitReachedException(
        "upload.count", "There are " + uploads + " uploads, as many as allowed; delete one first.");
  }
}

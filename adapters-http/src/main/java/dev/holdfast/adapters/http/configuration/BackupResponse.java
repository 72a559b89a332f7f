package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backup as the published contract shows it, members in its order; what has no value yet is left
 * out.
 *
 * @param message why it failed; the contract has no member for that, and clients pass over it
 */
record BackupResponse(
    String jobId,
    String status,
    String type,
    String tenant,
    String requesterName,
    boolean fileExists,
    String created,
    String modified,
    @Nullable String completed,
    String name,
    boolean userCanDelete,
    boolean isPartial,
    String backupType,
    @Nullable BackupOptionsResponse options,
    String hydrationStatus,
    @Nullable Long totalObjectCount,
    @Nullable String message) {

  private static final JsonForm<BackupResponse> FORM = JsonForm.of(BackupResponse.class);

  static Answer one(int status, ConfigBackup backup) {
    return Answer.json(status, FORM.write(of(backup)));
  }

  static Answer list(BackupPage page, boolean withCount) {
    byte[] body = FORM.writeAll(page.backups().stream().map(BackupResponse::of).toList());
    return withCount
        ? Answer.json(200, body, Map.of("X-Total-Count", Long.toString(page.total())))
        : Answer.json(200, body);
  }

  private static BackupResponse of(ConfigBackup backup) {
    return new BackupResponse(
        backup.id().toString(),
        backup.state().status().name(),
        "BACKUP",
        backup.tenant().value(),
        backup.requesterName(),
        backup.content() instanceof BackupContent.Stored,
        WireTime.text(backup.created()),
        WireTime.text(backup.modified()),
        completed(backup.state()),
        backup.name().value(),
        // Nothing locks a backup against its deletion.
        true,
        backup.isPartial(),
        backup.type().name(),
        BackupOptionsResponse.of(backup.options()),
        // What is stored can't be browsed object by object.
        "NOT_HYDRATED",
        backup.content() instanceof BackupContent.Stored stored ? stored.objectCount() : null,
        backup.state() instanceof JobState.Failed failed ? failed.reason() : null);
  }

  private static @Nullable String completed(JobState state) {
    return switch (state) {
      case JobState.NotStarted unused -> null;
      case JobState.InProgress unused -> null;
      case JobState.Complete complete -> WireTime.text(complete.completed());
      case JobState.Failed failed -> WireTime.text(failed.completed());
      case JobState.Cancelled cancelled -> WireTime.text(cancelled.completed());
    };
  }
}

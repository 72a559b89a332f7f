package dev.holdfast.application.service.config;

import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Label;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.application.port.out.SnapshotStore.Writer;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.application.service.job.JobRun;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Stores an accepted upload as a snapshot: all of its objects, or nothing. */
public final class StoreBundleHandler implements JobHandler {
  private static final String TAG_OF_ALL = "config-backup";

  private final ConfigBackups backups;
  private final Staging staging;
  private final SnapshotStore snapshots;
  private final JsonCodec json;
  private final InstantSource clock;

  public StoreBundleHandler(
      ConfigBackups backups,
      Staging staging,
      SnapshotStore snapshots,
      JsonCodec json,
      InstantSource clock) {
    this.backups = backups;
    this.staging = staging;
    this.snapshots = snapshots;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Ending work(JobRun run) {
    ConfigBackup backup = backup(run.job());
    try {
      Optional<Stored> adopted = run.isRetry() ? adopt(backup) : Optional.empty();
      return adopted.isPresent() ? complete(run, adopted.get()) : store(run, backup);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    } catch (InvalidInputException e) {
      throw new DamagedException(
          "staging.file.damaged",
          "The file is no longer what was uploaded; upload it again. " + e.getMessage(),
          e);
    }
  }

  @Override
  public void undo(Job job) {
    snapshots
        .findByTag(job.tenant(), ConfigBackup.snapshotTag(job.id()))
        .ifPresent(snapshot -> forget(job, snapshot));
  }

  @Override
  public void cleanUp(Job job) {
    staging.discard(job.subject());
  }

  @Override
  public void cleanUpAllBut(List<String> subjects) {
    Set<String> needed = Set.copyOf(subjects);
    staging.files().stream().filter(file -> !needed.contains(file)).forEach(staging::discard);
  }

  private ConfigBackup backup(Job job) {
    return backups
        .find(job.tenant(), job.id())
        .orElseThrow(() -> new IllegalStateException("Job " + job.id() + " has no backup"));
  }

  /** An earlier try may have died between its snapshot and the word that it is complete. */
  private Optional<Stored> adopt(ConfigBackup backup) throws IOException {
    Optional<SnapshotId> found = snapshots.findByTag(backup.tenant(), backup.snapshotTag());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stored(found.get(), objectCount(backup, found.get())));
  }

  private long objectCount(ConfigBackup backup, SnapshotId snapshot) throws IOException {
    try (Reader reader = snapshots.open(backup.tenant(), snapshot);
        InputStream text = reader.open(BundleTree.INDEX)) {
      BundleIndexReader index = new BundleIndexReader(json.read(text, BundleJson.LIMITS));
      long objects = 0;
      while (index.nextPath().isPresent()) {
        objects++;
      }
      return objects;
    }
  }

  private Ending store(JobRun run, ConfigBackup backup) throws IOException {
    Label label =
        new Label(
            backup.created(),
            List.of(backup.snapshotTag(), TAG_OF_ALL),
            "/config/" + backup.tenant());
    try (Writer snapshot = snapshots.begin(backup.tenant(), label)) {
      OptionalLong objects =
          new BundleTreeWriter(staging, json).write(run.job().subject(), snapshot, run::mayGoOn);
      if (objects.isEmpty() || !run.mayGoOn()) {
        return run.interrupted();
      }
      return complete(run, new Stored(snapshot.commit(), objects.getAsLong()));
    }
  }

  private Ending complete(JobRun run, Stored stored) {
    if (backups.complete(run.lease(), stored, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
      return new Ending.Completed();
    }
    forgetUnlessNeeded(run.job(), stored);
    return run.lost();
  }

  /**
   * Whoever took the job over has adopted this snapshot, or stored one of its own, or will adopt
   * this one. Only in the second case nobody needs it.
   */
  private void forgetUnlessNeeded(Job job, Stored stored) {
    Optional<ConfigBackup> backup = backups.find(job.tenant(), job.id());
    boolean isEnded = backup.isEmpty() || backup.get().state().status().isFinal();
    boolean isAdopted = backup.isPresent() && backup.get().content().equals(stored);
    if (isEnded && !isAdopted) {
      forget(job, stored.snapshot());
    }
  }

  private void forget(Job job, SnapshotId snapshot) {
    snapshots.forget(job.tenant(), List.of(SnapshotGuard.unprotected(job.tenant(), snapshot)));
  }

  private static UnavailableException unreadable(Exception cause) {
    return new UnavailableException(
        "staging.io", "The staging area could not be read or written.", cause);
  }
}

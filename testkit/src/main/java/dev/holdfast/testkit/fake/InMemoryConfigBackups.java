package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.config.ContentHash;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.job.Lease;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Configuration backups in memory, their jobs in an {@link InMemoryJobs}. */
public final class InMemoryConfigBackups implements ConfigBackups {

  /** A backup as it was accepted, and what became of its content. */
  private record Row(ConfigBackup accepted, ContentHash hash, BackupContent content) {}

  private final InMemoryJobs jobs;
  private final Map<JobId, Row> rows = new LinkedHashMap<>();

  public InMemoryConfigBackups(InMemoryJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Acceptance accept(NewUpload upload) {
    synchronized (jobs) {
      ConfigBackup backup = upload.backup();
      List<ConfigBackup> living =
          all(backup.tenant()).filter(other -> other.state().status() != JobStatus.FAILED).toList();

      Optional<ConfigBackup> sameName =
          living.stream().filter(other -> other.name().equals(backup.name())).findFirst();
      if (sameName.isPresent()) {
        return isRepeated(upload, sameName.get())
            ? new Acceptance.Repeated(sameName.get())
            : new Acceptance.NameTaken(sameName.get().id());
      }
      if (living.size() >= upload.uploadsMax()) {
        return new Acceptance.TooMany(living.size());
      }
      rows.put(backup.id(), new Row(backup, upload.content(), backup.content()));
      jobs.add(
          new Job(
              backup.id(),
              backup.tenant(),
              JobKind.CONFIG_UPLOAD,
              upload.stagedFile(),
              backup.created(),
              new NotStarted()));
      return new Acceptance.Accepted();
    }
  }

  private boolean isRepeated(NewUpload upload, ConfigBackup existing) {
    Row row = rows.get(existing.id());
    return row != null
        && row.hash().equals(upload.content())
        && existing.requester().equals(upload.backup().requester())
        && existing.created().isAfter(upload.repeatedSince());
  }

  @Override
  public Optional<ConfigBackup> find(TenantId tenant, JobId id) {
    synchronized (jobs) {
      return all(tenant).filter(backup -> backup.id().equals(id)).findFirst();
    }
  }

  @Override
  public BackupPage list(TenantId tenant, Set<BackupType> types, BackupQuery query) {
    synchronized (jobs) {
      List<ConfigBackup> found =
          all(tenant)
              .filter(backup -> types.contains(backup.type()))
              .filter(backup -> query.statuses().contains(backup.state().status()))
              .sorted(order(query))
              .toList();
      return new BackupPage(
          found.stream().skip(query.offset()).limit(query.limit()).toList(), found.size());
    }
  }

  private static Comparator<ConfigBackup> order(BackupQuery query) {
    Comparator<ConfigBackup> order =
        query.order().isEmpty()
            ? Comparator.comparing(ConfigBackup::created).reversed()
            : query.order().stream()
                .map(InMemoryConfigBackups::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    return order.thenComparing(backup -> backup.id().toString());
  }

  private static Comparator<ConfigBackup> order(BackupQuery.Order key) {
    Comparator<ConfigBackup> order =
        switch (key.field()) {
          case CREATED -> Comparator.comparing(ConfigBackup::created);
          case MODIFIED -> Comparator.comparing(ConfigBackup::modified);
          case NAME -> Comparator.comparing(backup -> backup.name().value());
          case STATUS -> Comparator.comparing(backup -> backup.state().status().name());
        };
    return key.descending() ? order.reversed() : order;
  }

  @Override
  public boolean complete(Lease lease, Stored stored, Instant now) {
    synchronized (jobs) {
      Row row = rows.get(lease.job());
      if (row == null || !jobs.end(lease, new Complete(now), now)) {
        return false;
      }
      rows.put(lease.job(), new Row(row.accepted(), row.hash(), stored));
      return true;
    }
  }

  @Override
  public Removal remove(TenantId tenant, JobId id, BackupType type, JobId removal, Instant now) {
    synchronized (jobs) {
      Optional<ConfigBackup> found = find(tenant, id).filter(backup -> backup.type() == type);
      if (found.isEmpty()) {
        return new Removal.NotThere();
      }
      if (!found.get().state().status().isFinal()) {
        return new Removal.InUse();
      }
      rows.remove(id);
      jobs.remove(id);
      if (found.get().content() instanceof Stored stored) {
        jobs.add(
            new Job(
                removal,
                tenant,
                JobKind.SNAPSHOT_REMOVAL,
                stored.snapshot().value(),
                now,
                new NotStarted()));
      }
      return new Removal.Removed();
    }
  }

  private Stream<ConfigBackup> all(TenantId tenant) {
    return rows.values().stream()
        .filter(row -> row.accepted().tenant().equals(tenant))
        .map(this::current);
  }

  private ConfigBackup current(Row row) {
    ConfigBackup backup = row.accepted();
    InMemoryJobs.Row job = jobs.row(backup.id()).orElseThrow();
    return new ConfigBackup(
        backup.id(),
        backup.tenant(),
        backup.type(),
        backup.name(),
        backup.requester(),
        backup.requesterName(),
        backup.options(),
        backup.created(),
        job.modified(),
        job.job().state(),
        row.content());
  }
}

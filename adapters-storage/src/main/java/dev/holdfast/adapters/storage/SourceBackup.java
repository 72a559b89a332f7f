package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.TenantRepositories.InUse;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Problem;
import dev.holdfast.application.port.out.FileSnapshots.Totals;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.backup.BackupCounts;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.BackupScope;
import dev.holdfast.engine.backup.ParentChoice;
import dev.holdfast.engine.backup.SourceScan;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotDetails;
import dev.holdfast.engine.snapshot.SnapshotSummary;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.source.SourceTree;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Stores what a source shows of this machine as one snapshot of a tenant's repository, which is
 * made when it is first written to.
 */
record SourceBackup(EngineSnapshotStore store, LocalFileSnapshots.Means means) {

  /**
   * What to store.
   *
   * @param paths that the snapshot says it is of
   * @param excludes that the snapshot says were left out
   * @param bytes of content; null where that is not known beforehand
   */
  record Work(
      TenantId tenant,
      Label label,
      dev.holdfast.domain.snapshot.@Nullable SnapshotId parent,
      SourceTree tree,
      List<BackupRoot> roots,
      SourceFilter filter,
      List<String> paths,
      List<String> excludes,
      @Nullable Long bytes) {}

  Outcome store(Work work, WatchedBackup watched, ProblemList problems) {
    return EngineFailures.call(
        work.tenant(),
        () -> {
          try (InUse use = store.repositories().findOrCreate(work.tenant())) {
            return store(work, use.repository(), watched, problems);
          }
        });
  }

  private Outcome store(
      Work work, Repository repository, WatchedBackup watched, ProblemList problems) {
    try (SharedLock once = repository.lockShared()) {
      once.ensureHeld();
      @Nullable Snapshot parent = parent(work, repository);
      BackupRequest request = request(work, parent);
      BackupResult result = backUp(repository, request, work, parent, watched);
      return new Outcome.Stored(
          new SnapshotId(result.snapshot().id().hex()), totals(result), problems.problems());
    } catch (CancellationException e) {
      return new Outcome.Interrupted();
    } catch (MissingException e) {
      throw watched.hasStoredSomething() ? e : unreadable(problems);
    }
  }

  /** One that is gone is none: whoever asked could not know. */
  private static @Nullable Snapshot parent(Work work, Repository repository) {
    SnapshotId id = work.parent();
    if (id == null) {
      return null;
    }
    try (SnapshotReader reader =
        repository.openSnapshot(dev.holdfast.engine.id.SnapshotId.parse(id.value()))) {
      return reader.snapshot();
    } catch (MissingException e) {
      return null;
    }
  }

  private BackupRequest request(Work work, @Nullable Snapshot parent) {
    ParentChoice choice =
        parent == null ? new ParentChoice.Nothing() : new ParentChoice.Chosen(parent.id());
    return BackupRequest.of(details(work), work.roots())
        .withScope(new BackupScope(work.filter(), false, false))
        .withParent(choice)
        .withTimes(means.zone(), false)
        .withWorkers(means.workers());
  }

  private SnapshotDetails details(Work work) {
    Label label = work.label();
    return new SnapshotDetails(
        label.time().atZone(means.zone()).toOffsetDateTime(),
        work.paths(),
        label.host(),
        store.owner().username(),
        0,
        0,
        work.excludes(),
        label.tags(),
        EngineSnapshotStore.PROGRAM);
  }

  private BackupResult backUp(
      Repository repository,
      BackupRequest request,
      Work work,
      @Nullable Snapshot parent,
      WatchedBackup watched) {
    AtomicBoolean ended = new AtomicBoolean();
    try {
      Long bytes = work.bytes();
      if (bytes != null) {
        watched.expect(bytes);
      } else if (parent == null) {
        countBeside(request, work, watched, ended);
      } else {
        parent.summary().map(SnapshotSummary::totalBytesProcessed).ifPresent(watched::expect);
      }
      return repository.backup(request, work.tree(), watched, watched);
    } finally {
      ended.set(true);
    }
  }

  /** Only where every file is read: there a look at each costs little beside it. */
  private void countBeside(
      BackupRequest request, Work work, WatchedBackup watched, AtomicBoolean ended) {
    SourceScan scan = new SourceScan(request, work.tree(), ended::get);
    try {
      means.counting().execute(() -> count(scan, watched));
    } catch (RejectedExecutionException e) {
      // Then nobody knows how much there is; the server is stopping.
      return;
    }
  }

  private static void count(SourceScan scan, WatchedBackup watched) {
    try {
      watched.expect(scan.run().bytes());
    } catch (CancellationException | HoldfastException e) {
      // The backup was quicker, or meets the same and tells it.
      return;
    }
  }

  private static Totals totals(BackupResult result) {
    BackupCounts counts = result.counts();
    long added =
        result.snapshot().summary().map(SnapshotSummary::dataAddedPackedBytes).orElseThrow();
    return new Totals(
        counts.files(),
        counts.filesNew() + counts.filesChanged(),
        counts.directories(),
        counts.contentBytes(),
        counts.readBytes(),
        added);
  }

  private static UnavailableException unreadable(ProblemList problems) {
    List<Problem> named = problems.problems().named();
    String first =
        named.isEmpty()
            ? ""
            : " %s: %s.".formatted(named.getFirst().path(), named.getFirst().reason());
    return new UnavailableException(
        "source.unreadable",
        "Nothing of what is selected can be read, so no snapshot was made." + first);
  }
}

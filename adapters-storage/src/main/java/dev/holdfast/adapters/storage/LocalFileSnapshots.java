package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.TenantRepositories.InUse;
import dev.holdfast.adapters.storage.source.LocalSelection;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.backup.BackupCounts;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
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
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Files of this machine, stored in the tenants' repositories of the data folder. Linux alone, see
 * {@link LocalSelection}.
 *
 * <p>The calling thread walks through the files; those of the engine's environment read and store
 * them.
 */
public final class LocalFileSnapshots implements FileSnapshots {

  /**
   * What it works with.
   *
   * @param clock for the pace of questions
   * @param zone whose offset the times of files are stored with; restic stores the local one
   * @param workers how many files are read and stored at once: the number of processors, as a rule
   * @param counting runs what counts the files of a first backup beside it
   */
  public record Means(InstantSource clock, ZoneId zone, int workers, Executor counting) {}

  private final DataFolder folder;
  private final EngineSnapshotStore store;
  private final Means means;

  public LocalFileSnapshots(DataFolder folder, EngineSnapshotStore store, Means means) {
    this.folder = folder;
    this.store = store;
    this.means = means;
  }

  @Override
  public void check(FileSelection selection, AllowedRoots roots) {
    LocalSelection.check(selection, roots, folder.whereDataLies());
  }

  @Override
  public Outcome store(Order order, Watch watch) {
    ProblemList problems = new ProblemList(order.selection().ignorableErrors());
    WatchedBackup watched = new WatchedBackup(watch, means.clock(), problems);
    if (watched.isRequested()) {
      return new Outcome.Interrupted();
    }
    LocalSelection selection =
        LocalSelection.resolve(order.selection(), order.roots(), folder.whereDataLies(), problems);
    return EngineFailures.call(
        order.tenant(),
        () -> {
          try (InUse use = store.repositories().findOrCreate(order.tenant())) {
            return store(order, selection, use.repository(), watched, problems);
          }
        });
  }

  @Override
  public Optional<Outcome.Stored> find(TenantId tenant, String tag) {
    return EngineFailures.call(
        tenant,
        () -> {
          Optional<InUse> found = store.repositories().find(tenant);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          try (InUse use = found.get()) {
            return use.repository().findByTag(tag).reversed().stream()
                .findFirst()
                .map(LocalFileSnapshots::stored);
          }
        });
  }

  private static Outcome.Stored stored(Snapshot snapshot) {
    Totals totals =
        snapshot
            .summary()
            .map(
                summary ->
                    new Totals(
                        summary.totalFilesProcessed(),
                        summary.filesNew() + summary.filesChanged(),
                        summary.dirsNew() + summary.dirsChanged() + summary.dirsUnmodified(),
                        summary.totalBytesProcessed(),
                        0,
                        summary.dataAddedPackedBytes()))
            .orElse(new Totals(0, 0, 0, 0, 0, 0));
    return new Outcome.Stored(
        new SnapshotId(snapshot.id().hex()), totals, new Problems(List.of(), 0, 0));
  }

  private Outcome store(
      Order order,
      LocalSelection selection,
      Repository repository,
      WatchedBackup watched,
      ProblemList problems) {
    try (SharedLock once = repository.lockShared()) {
      once.ensureHeld();
      @Nullable Snapshot parent = parent(order, repository);
      BackupRequest request = request(order, selection, parent);
      BackupResult result = backUp(repository, request, selection, parent, watched);
      return new Outcome.Stored(
          new SnapshotId(result.snapshot().id().hex()), totals(result), problems.problems());
    } catch (CancellationException e) {
      return new Outcome.Interrupted();
    } catch (MissingException e) {
      throw watched.hasStoredSomething() ? e : unreadable(problems);
    }
  }

  /** One that is gone is none: whoever asked could not know. */
  private static @Nullable Snapshot parent(Order order, Repository repository) {
    SnapshotId id = order.parent();
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

  private BackupRequest request(Order order, LocalSelection selection, @Nullable Snapshot parent) {
    ParentChoice choice =
        parent == null ? new ParentChoice.Nothing() : new ParentChoice.Chosen(parent.id());
    return BackupRequest.of(details(order, selection), selection.roots())
        .withScope(new BackupScope(selection.filter(), false, false))
        .withParent(choice)
        .withTimes(means.zone(), false)
        .withWorkers(means.workers());
  }

  private SnapshotDetails details(Order order, LocalSelection selection) {
    Label label = order.label();
    return new SnapshotDetails(
        label.time().atZone(means.zone()).toOffsetDateTime(),
        selection.paths(),
        label.host(),
        store.owner().username(),
        0,
        0,
        order.selection().globalExcludes(),
        label.tags(),
        EngineSnapshotStore.PROGRAM);
  }

  private BackupResult backUp(
      Repository repository,
      BackupRequest request,
      LocalSelection selection,
      @Nullable Snapshot parent,
      WatchedBackup watched) {
    AtomicBoolean ended = new AtomicBoolean();
    try {
      if (parent == null) {
        countBeside(request, selection, watched, ended);
      } else {
        parent.summary().map(SnapshotSummary::totalBytesProcessed).ifPresent(watched::expect);
      }
      return repository.backup(request, selection.tree(), watched, watched);
    } finally {
      ended.set(true);
    }
  }

  /** Only where every file is read: there a look at each costs little beside it. */
  private void countBeside(
      BackupRequest request, LocalSelection selection, WatchedBackup watched, AtomicBoolean ended) {
    SourceScan scan = new SourceScan(request, selection.tree(), ended::get);
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

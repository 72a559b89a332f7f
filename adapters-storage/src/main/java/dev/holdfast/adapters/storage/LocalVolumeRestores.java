package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Accounts;
import dev.holdfast.adapters.storage.source.ProblemList;
import dev.holdfast.adapters.storage.volume.VolumeDestination;
import dev.holdfast.adapters.storage.volume.VolumeWriting;
import dev.holdfast.application.port.out.FileRestores.Outcome;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.WholeFiles;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node.FileNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Brings volumes back to this machine from the tenants' repositories of the data folder, one after
 * the other. Linux alone.
 */
public final class LocalVolumeRestores implements VolumeRestores {
  private final DataFolder folder;
  private final RestoringRepositories repositories;
  private final LocalFileRestores.Means means;

  public LocalVolumeRestores(
      DataFolder folder, EngineSnapshotStore store, LocalFileRestores.Means means) {
    this.folder = folder;
    this.repositories = new RestoringRepositories(store);
    this.means = means;
  }

  @Override
  public void check(List<VolumeMapping> volumes, AllowedRoots roots) {
    VolumeWriting writing = writing(roots);
    Set<Object> places = new HashSet<>();
    for (VolumeMapping volume : volumes) {
      try {
        VolumeDestination destination = writing.destination(volume.destination());
        refuseTwice(volume, places.add(destination.place()));
      } catch (IOException e) {
        // It may be another thing when volumes come back.
      }
    }
  }

  private static void refuseTwice(VolumeMapping volume, boolean isFirst) {
    if (!isFirst) {
      throw new InvalidInputException(
          "recovery.volumes.twice",
          "volumeMapping: two volumes would come back to %s.".formatted(volume.destination()));
    }
  }

  private VolumeWriting writing(AllowedRoots roots) {
    try {
      return VolumeWriting.of(
          roots, folder.whereDataLies(), Accounts.own(), means.clock().instant());
    } catch (IOException e) {
      throw RestoringRepositories.unusable(e);
    }
  }

  @Override
  public Outcome restore(Order order, Watch watch) {
    WatchedRestore watched = new WatchedRestore(watch, means.clock());
    if (watched.isRequested()) {
      return new Outcome.Interrupted();
    }
    return repositories.in(
        order.tenant(),
        order.snapshot(),
        (repository, reader) -> {
          VolumeWriting writing = writing(order.roots());
          try {
            for (VolumeMapping volume : order.volumes()) {
              new OneVolume(order, volume, writing, repository, reader, watched).bringBack();
            }
            return new Outcome.Done(watched.totals());
          } catch (CancellationException e) {
            return new Outcome.Interrupted();
          }
        });
  }

  /** One of the volumes of an order. */
  private final class OneVolume {
    private final Order order;
    private final VolumeMapping volume;
    private final VolumeWriting writing;
    private final Repository repository;
    private final SnapshotReader reader;
    private final WatchedRestore watched;

    OneVolume(
        Order order,
        VolumeMapping volume,
        VolumeWriting writing,
        Repository repository,
        SnapshotReader reader,
        WatchedRestore watched) {
      this.order = order;
      this.volume = volume;
      this.writing = writing;
      this.repository = repository;
      this.reader = reader;
      this.watched = watched;
    }

    void bringBack() {
      watched.check();
      Optional<SnapshotPath> stored = path(reader, volume.source());
      if (stored.isEmpty() || !(reader.find(stored.get()).orElse(null) instanceof FileNode file)) {
        watched.missing(EngineEntries.named(volume.source()));
        return;
      }
      try {
        writing
            .destination(volume.destination())
            .open(file.name(), file.sizeBytes(), opened -> write(stored.get(), opened));
      } catch (IOException e) {
        watched.failed(stored.get(), ProblemList.reason(e));
      } catch (InvalidInputException | StateConflictException e) {
        watched.failed(stored.get(), e.getMessage());
      }
    }

    private void write(SnapshotPath path, VolumeDestination.Opened opened) throws IOException {
      RestoreRequest request =
          RestoreRequest.of(reader.snapshot().id())
              .from(path)
              .with(RestoreOption.SPARSE, RestoreOption.VERIFY)
              .by(means.workers());
      try {
        watched.ended(
            repository.restore(
                opened.isInPlace() ? request : request.whole(whole(order)),
                opened.target(),
                watched,
                watched));
      } catch (CancellationException e) {
        if (opened.isChanged().getAsBoolean()) {
          watched.failed(
              path, "it was being written when the work was ended; its content is partly old");
        }
        throw e;
      }
    }
  }

  /** The path that a volume was stored under; empty if the snapshot is of no such volume. */
  private static Optional<SnapshotPath> path(SnapshotReader reader, String source) {
    return reader.snapshot().details().paths().stream()
        .filter(path -> path.equals(source) || VolumeWriting.idOf(path).equals(source))
        .findFirst()
        .flatMap(path -> EngineEntries.path(EngineEntries.named(path)));
  }

  private static WholeFiles whole(Order order) {
    return new WholeFiles(order.mark(), order.isRetry());
  }

  @Override
  public void cleanUp(Order order) {
    VolumeWriting writing = writing(order.roots());
    for (VolumeMapping volume : order.volumes()) {
      try {
        writing.destination(volume.destination()).removeLeft(whole(order));
      } catch (InvalidInputException | StateConflictException e) {
        // What is no destination now holds nothing of the order that could be removed.
      } catch (IOException e) {
        throw RestoringRepositories.unusable(e);
      }
    }
  }
}

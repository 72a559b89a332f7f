package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Accounts;
import dev.holdfast.adapters.storage.source.AttributeRule;
import dev.holdfast.adapters.storage.source.RestorePlaces;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.restore.Overwrite;
import dev.holdfast.engine.restore.RestoreOption;
import dev.holdfast.engine.restore.RestoreRequest;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.WholeFiles;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Brings files back to this machine from the tenants' repositories of the data folder. Linux alone,
 * see {@link RestorePlaces}.
 *
 * <p>The calling thread walks through the snapshot; it and those of the engine's environment read
 * packs and write files.
 */
public final class LocalFileRestores implements FileRestores {

  /**
   * What it works with.
   *
   * @param clock for the pace of questions, and the times of files that do not get their own
   * @param workers how many files are written at once: the number of processors, as a rule
   */
  public record Means(InstantSource clock, int workers) {}

  private final DataFolder folder;
  private final RestoringRepositories repositories;
  private final Means means;

  public LocalFileRestores(DataFolder folder, EngineSnapshotStore store, Means means) {
    this.folder = folder;
    this.repositories = new RestoringRepositories(store);
    this.means = means;
  }

  @Override
  public void check(List<EntryPath> paths, Destination destination, AllowedRoots roots) {
    RestorePlaces places = RestorePlaces.of(roots, folder.whereDataLies());
    switch (destination) {
      case Destination.Original() -> paths.forEach(path -> places.check(plainPart(path)));
      case Destination.Below(SourcePath below) -> places.check(below);
    }
  }

  /** As much of a path as is UTF-8; the rest lies below. */
  private static SourcePath plainPart(EntryPath path) {
    List<String> names = path.names().stream().takeWhile(name -> !name.contains("\\x")).toList();
    return new SourcePath("/" + String.join("/", names));
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
          RestorePlan plan = plan(order, reader);
          List<RestorePart> parts = plan.parts(order);
          try {
            if (order.isRetry()) {
              removeLeft(order, reader, parts, watched);
            }
            order.paths().stream().filter(path -> !plan.isThere(path)).forEach(watched::missing);
            return watched.isRequested()
                ? new Outcome.Interrupted()
                : restore(order, repository, parts, watched);
          } finally {
            parts.forEach(RestorePart::close);
          }
        });
  }

  private Outcome restore(
      Order order, Repository repository, List<RestorePart> parts, WatchedRestore watched)
      throws IOException {
    try {
      for (RestorePart part : parts) {
        watched.ended(repository.restore(request(order, part), part.target(), watched, watched));
      }
      for (RestorePart part : parts) {
        part.target().sync();
      }
      return new Outcome.Done(watched.totals());
    } catch (CancellationException e) {
      return new Outcome.Interrupted();
    }
  }

  private RestoreRequest request(Order order, RestorePart part) {
    return RestoreRequest.of(SnapshotId.parse(order.snapshot().value()))
        .from(part.from())
        .keeping(part.filter())
        .overwriting(order.options().overwrites() ? Overwrite.ALWAYS : Overwrite.NEVER)
        .with(RestoreOption.SPARSE)
        .whole(whole(order))
        .by(means.workers());
  }

  private static WholeFiles whole(Order order) {
    return new WholeFiles(order.mark(), order.isRetry());
  }

  @Override
  public void cleanUp(Order order) {
    repositories.in(
        order.tenant(),
        order.snapshot(),
        (repository, reader) -> {
          List<RestorePart> parts = plan(order, reader).parts(order);
          try {
            removeLeft(order, reader, parts, Cancellation.NEVER);
          } finally {
            parts.forEach(RestorePart::close);
          }
          return order;
        });
  }

  private static void removeLeft(
      Order order, SnapshotReader reader, List<RestorePart> parts, Cancellation cancellation)
      throws IOException {
    for (RestorePart part : parts) {
      LeftFiles.remove(whole(order), reader, part, cancellation);
    }
  }

  private RestorePlan plan(Order order, SnapshotReader reader) throws IOException {
    RestorePlaces places = RestorePlaces.of(order.roots(), folder.whereDataLies());
    Options options = order.options();
    AttributeRule rule =
        new AttributeRule(
            options.keepsAttributes(),
            options.keepsTimes(),
            options.keepsAccessLists(),
            Accounts.own(),
            means.clock().instant());
    return new RestorePlan(places, rule, reader);
  }
}

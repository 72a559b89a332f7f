package dev.holdfast.engine.restore;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.work.Crew;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Restores a snapshot, or a part of it, into a target.
 *
 * <p>The calling thread walks through the trees, makes directories and small things, and plans the
 * content of many files at once, pack by pack; all workers read the packs and write the files. A
 * file is made for its owner alone, under its own name unless {@link WholeFiles} are asked for, and
 * gets its attributes when its content is whole; directories get theirs at the end. So after any
 * interruption the same restore can be run again: it compares what is there, and writes only what
 * differs.
 *
 * <p>Memory: for each worker some 12 MiB and the longest blob; 60 MiB for plans; 100 bytes for each
 * directory and 200 for each further name of a file.
 */
public final class TreeRestore {
  /**
   * Pieces of work that wait: ranges of packs, or some files to compare. The plan goes no further.
   */
  private static final int WAITING_FOR_EACH_WORKER = 32;

  private final BlobStore store;
  private final BlobIndex index;
  private final MasterKey key;
  private final SecureRandom random;
  private final Executor executor;

  /** Users of the engine call {@code Repository.restore}. */
  public TreeRestore(
      BlobStore store, BlobIndex index, MasterKey key, SecureRandom random, Executor executor) {
    this.store = store;
    this.index = index;
    this.key = key;
    this.random = random;
    this.executor = executor;
  }

  /**
   * Restores what the request says.
   *
   * @param reader of the snapshot that the request names
   * @throws IOException if the target can't be opened; what goes wrong in it is reported entry by
   *     entry
   * @throws MissingException if there is nothing at the path from which to restore
   * @throws java.util.concurrent.CancellationException if that was asked for
   */
  public RestoreResult run(
      RestoreRequest request,
      SnapshotReader reader,
      RestoreTarget target,
      RestoreListener listener,
      Cancellation cancellation)
      throws IOException {
    SnapshotPath from = request.from();
    @Nullable Node start = from.isRoot() ? null : find(reader, from);
    boolean dry = request.options().contains(RestoreOption.DRY_RUN);
    Optional<TargetDirectory> root = dry ? target.rootIfThere() : Optional.of(target.root());
    RestoreReports reports = new RestoreReports(listener);
    WrittenNames names = new WrittenNames(request.whole());
    try (Directories directories = new Directories(root.orElse(null), rootPath(start, from));
        OpenFiles openFiles = new OpenFiles(directories, names)) {
      RestoreWork work =
          new RestoreWork(
              index, directories, openFiles, names, reports, request.options(), cancellation);
      Crew<RestoreWorker> crew =
          new Crew<>(
              executor,
              request.workers(),
              request.workers() * WAITING_FOR_EACH_WORKER,
              () -> newWorker(work),
              RestoreWorker::close);
      try {
        TreeWalk walk = new TreeWalk(request, reader, work, crew);
        walk.run(start, root.isPresent());
      } finally {
        crew.close();
        names.removeUnfinished(directories);
      }
    }
    return reports.result();
  }

  private static Node find(SnapshotReader reader, SnapshotPath path) {
    return reader
        .find(path)
        .orElseThrow(
            () ->
                new MissingException(
                    "Snapshot %s has nothing at %s".formatted(reader.snapshot().id(), path)));
  }

  /** The path in the snapshot that the target's root stands for. */
  private static SnapshotPath rootPath(@Nullable Node start, SnapshotPath from) {
    if (start == null || start instanceof DirectoryNode) {
      return from;
    }
    SnapshotPath parent = SnapshotPath.ROOT;
    for (NodeName name : from.names().subList(0, from.names().size() - 1)) {
      parent = parent.resolve(name);
    }
    return parent;
  }

  private RestoreWorker newWorker(RestoreWork work) {
    BlobOpener opener = new BlobOpener(key, random);
    return new RestoreWorker(work, new PackReader(store, index, opener, work.cancellation()));
  }
}

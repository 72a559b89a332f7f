package dev.holdfast.engine.restore;

import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is restored, and how.
 *
 * @param from the directory whose content goes to the target's root; or something else, which goes
 *     there under its own name
 * @param whole how files appear that are whole; null writes them under their own names, in place
 * @param workers how many threads work at most: the caller's, and the others of the repository's
 *     executor; 1 to {@link #WORKERS_MAX}
 */
public record RestoreRequest(
    SnapshotId snapshot,
    SnapshotPath from,
    RestoreFilter filter,
    Overwrite overwrite,
    Set<RestoreOption> options,
    @Nullable WholeFiles whole,
    int workers) {
  /** Each worker holds a range of a pack and a blob in memory: some 12 MiB, and more for longer. */
  public static final int WORKERS_MAX = 64;

  public RestoreRequest {
    if (workers < 1 || workers > WORKERS_MAX) {
      throw new IllegalArgumentException(
          "A restore takes 1 to " + WORKERS_MAX + " workers, not " + workers);
    }
    options = Set.copyOf(options);
  }

  /** A whole snapshot, whatever the target holds, by this thread and one worker more. */
  public static RestoreRequest of(SnapshotId snapshot) {
    return new RestoreRequest(
        snapshot, SnapshotPath.ROOT, RestoreFilter.ALL, Overwrite.ALWAYS, Set.of(), null, 2);
  }

  /** The same, of this part of the snapshot. */
  public RestoreRequest from(SnapshotPath newFrom) {
    return new RestoreRequest(snapshot, newFrom, filter, overwrite, options, whole, workers);
  }

  /** The same, of what the filter keeps. */
  public RestoreRequest keeping(RestoreFilter newFilter) {
    return new RestoreRequest(snapshot, from, newFilter, overwrite, options, whole, workers);
  }

  /** The same by another rule. */
  public RestoreRequest overwriting(Overwrite newOverwrite) {
    return new RestoreRequest(snapshot, from, filter, newOverwrite, options, whole, workers);
  }

  /** The same with these options and no others. */
  public RestoreRequest with(RestoreOption... newOptions) {
    return new RestoreRequest(
        snapshot, from, filter, overwrite, Set.of(newOptions), whole, workers);
  }

  /** The same, each file of which has its name only when it is whole. */
  public RestoreRequest whole(WholeFiles newWhole) {
    return new RestoreRequest(snapshot, from, filter, overwrite, options, newWhole, workers);
  }

  /** The same by so many threads. */
  public RestoreRequest by(int newWorkers) {
    return new RestoreRequest(snapshot, from, filter, overwrite, options, whole, newWorkers);
  }
}

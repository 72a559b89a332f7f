package dev.holdfast.engine.restore;

import dev.holdfast.engine.restore.FileBatch.Before;
import dev.holdfast.engine.work.Crew;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers files into batches and gives their work to the crew. The first batches are short, so that
 * all hands have work soon.
 */
final class BatchRun {
  private static final int FIRST_FILES = 512;
  private static final int GROWTH = 4;

  /** Files that one piece of work compares: few, so that workers end together. */
  private static final int COMPARED_FILES = 128;

  private final RestoreWork work;
  private final Crew<RestoreWorker> crew;
  private int filesMax = FIRST_FILES;
  private FileBatch filling;
  private boolean comparing;

  BatchRun(RestoreWork work, Crew<RestoreWorker> crew) {
    this.work = work;
    this.crew = crew;
    this.filling = new FileBatch(work.index(), work.directories());
  }

  void add(int directory, byte[] entry, Before before, int[] content) {
    filling.add(directory, entry, before, content);
    comparing |= before != Before.NOTHING;
    if (filling.isFull(filesMax)) {
      flush();
      filesMax = Math.min(FileBatch.FILES_MAX, filesMax * GROWTH);
    }
  }

  /** Gives out what was gathered. */
  void flush() {
    FileBatch batch = filling;
    boolean compare = comparing;
    filling = new FileBatch(work.index(), work.directories());
    comparing = false;
    batch.seal();
    comparisons(batch).forEach(crew::submit);
    if (compare) {
      crew.finish();
    }
    if (!work.has(RestoreOption.DRY_RUN)) {
      for (PackPlan.PackPieces pieces : PackPlan.of(batch, work.index())) {
        crew.submit(worker -> worker.write(batch, pieces));
      }
    }
  }

  private List<Crew.Job<RestoreWorker>> comparisons(FileBatch batch) {
    List<Crew.Job<RestoreWorker>> jobs = new ArrayList<>();
    for (int from = 0; from < batch.files(); from += COMPARED_FILES) {
      int first = from;
      int end = Math.min(batch.files(), from + COMPARED_FILES);
      if (isDue(batch, first, end)) {
        jobs.add(worker -> compare(batch, first, end, worker));
      }
    }
    return jobs;
  }

  private static boolean isDue(FileBatch batch, int from, int to) {
    for (int file = from; file < to; file++) {
      if (FileComparison.isDue(batch, file)) {
        return true;
      }
    }
    return false;
  }

  private void compare(FileBatch batch, int from, int to, RestoreWorker worker) {
    FileComparison comparison = new FileComparison(work, worker);
    for (int file = from; file < to; file++) {
      if (FileComparison.isDue(batch, file)) {
        comparison.run(batch, file);
      }
    }
  }
}

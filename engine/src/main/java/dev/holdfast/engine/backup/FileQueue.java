package dev.holdfast.engine.backup;

import dev.holdfast.engine.work.Crew;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands files to the crew, small ones several at a time: to wake a worker for each of them was a
 * good part of the work. For one thread.
 */
final class FileQueue {
  private static final long SMALL_BYTES_MAX = 32 << 10;

  /** Few enough that no worker is long at it while others have nothing to do. */
  private static final int TOGETHER_MAX = 16;

  private final Crew<BackupWorker> crew;
  private List<FileJob> together = new ArrayList<>(TOGETHER_MAX);

  FileQueue(Crew<BackupWorker> crew) {
    this.crew = crew;
  }

  void add(FileJob file, long sizeBytes) {
    if (sizeBytes > SMALL_BYTES_MAX) {
      crew.submit(file);
      return;
    }
    together.add(file);
    if (together.size() == TOGETHER_MAX) {
      flush();
    }
  }

  /** Hands in what waits for company. */
  void flush() {
    if (together.isEmpty()) {
      return;
    }
    List<FileJob> files = together;
    together = new ArrayList<>(TOGETHER_MAX);
    crew.submit(worker -> files.forEach(file -> file.run(worker)));
  }
}

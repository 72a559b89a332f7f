package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.check.CheckListener.Phase;
import java.time.Duration;

/** How far a check has come, or the look around before a repair. */
record CheckStage(Phase phase, long done, long total) implements Stage {
  @Override
  public String line(Duration elapsed) {
    return switch (phase) {
      case INDEX -> counted("Reading the index", "files");
      case HEADERS -> counted("Looking for packs without index", "packs");
      case PACKS -> counted("Comparing index and store", "packs");
      case SNAPSHOTS -> counted("Reading trees", "snapshots");
      case DATA -> measured("Reading data", elapsed);
      case TOUCHED -> counted("Searching what is touched", "snapshots");
    };
  }
}

package dev.holdfast.testkit.lock;

import dev.holdfast.engine.id.Hash;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What went on along one way: whose files were whose, and what became of them. */
final class Story {
  private final Path path;
  private final Map<Hash, Integer> files = new HashMap<>();
  private final Set<Integer> robbed = new HashSet<>();
  private final Set<Integer> refreshed = new HashSet<>();

  Story(Path path) {
    this.path = path;
    for (Move move : path.moves()) {
      if (move instanceof Move.Step(int process, Call.Put put, Word way)) {
        files.put(put.file(), process);
        if (robbed.contains(process)) {
          refreshed.add(process);
        }
      } else if (move instanceof Move.Step(int process, Call.Delete delete, Word way)) {
        takeAway(process, delete.file());
      }
    }
  }

  private void takeAway(int process, Hash file) {
    Integer owner = files.remove(file);
    if (owner != null && owner != process && !files.containsValue(owner)) {
      robbed.add(owner);
    }
  }

  /** Those whose last file was deleted by another. */
  Set<Integer> robbed() {
    return robbed;
  }

  /** Those of them that have come to the end of a refresh since. */
  Set<Integer> robbedAndRefreshed() {
    Set<Integer> done = new HashSet<>(refreshed);
    done.removeIf(number -> !(path.state().processes().get(number).next() instanceof Call.Work));
    return done;
  }

  /** How long a process has done nothing. */
  Duration pauseOf(int number) {
    Duration pause = Duration.ZERO;
    for (Move move : path.moves()) {
      pause =
          switch (move) {
            case Move.TimePasses passes -> pause.plus(passes.duration());
            case Move.Step step -> step.process() == number ? Duration.ZERO : pause;
            case Move.Crash crash -> pause;
          };
    }
    return pause;
  }
}

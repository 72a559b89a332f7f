package dev.holdfast.domain.protection;

import dev.holdfast.domain.protection.ObjectState.Canceled;
import dev.holdfast.domain.protection.ObjectState.Failed;
import dev.holdfast.domain.protection.ObjectState.Stored;
import java.util.List;
import java.util.stream.Collectors;

/** What the ends of a run's objects add up to. */
public final class RunResult {

  private RunResult() {}

  /**
   * The outcome of a run that ends by itself: one failed object makes it failed, one cancelled
   * object makes it cancelled if none failed, and one that lacks files makes it a warning. A run
   * whose objects are all cancelled is cancelled.
   *
   * @throws IllegalArgumentException if some object has not ended
   */
  public static RunOutcome of(List<ObjectRun> objects) {
    if (objects.isEmpty() || !objects.stream().allMatch(object -> object.state().isEnded())) {
      throw new IllegalArgumentException("A run ends after its objects, not before");
    }
    if (objects.stream().anyMatch(object -> object.state() instanceof Failed)) {
      return RunOutcome.FAILED;
    }
    if (objects.stream().anyMatch(object -> object.state() instanceof Canceled)) {
      return RunOutcome.CANCELED;
    }
    return objects.stream().anyMatch(RunResult::hasWarnings)
        ? RunOutcome.SUCCEEDED_WITH_WARNING
        : RunOutcome.SUCCEEDED;
  }

  /** What failed, an object a sentence; empty if nothing did. */
  public static String message(List<ObjectRun> objects) {
    return objects.stream()
        .filter(object -> object.state() instanceof Failed)
        .map(object -> object.name() + ": " + ((Failed) object.state()).message())
        .collect(Collectors.joining(" "));
  }

  private static boolean hasWarnings(ObjectRun object) {
    return object.state() instanceof Stored stored && !stored.warnings().isEmpty();
  }
}

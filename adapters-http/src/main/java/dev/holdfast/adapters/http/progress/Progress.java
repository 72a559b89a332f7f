package dev.holdfast.adapters.http.progress;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come.
 *
 * @param percent 0 to 100; less than 100 while anything is left to do
 * @param files those that are done, read or not
 * @param filesTotal null while it is not known
 * @param isCounted whether it is known how much there is to do
 * @param remaining how long it will take at the pace so far; null where nobody can tell
 */
public record Progress(
    double percent,
    long files,
    @Nullable Long filesTotal,
    boolean isCounted,
    @Nullable Duration remaining) {
  static final Progress NONE = new Progress(0, 0, null, false, null);
  static final double ALL = 100;

  /** As far as a task comes that has not ended: what is left cannot be seen in rounded figures. */
  static final double NEARLY_ALL = 99;

  /**
   * Of work that is under way.
   *
   * @param bytesExpected null while it is not known; it may turn out to have been too little
   * @param passed since it began
   */
  static Progress underWay(
      long bytes,
      @Nullable Long bytesExpected,
      long files,
      @Nullable Long filesTotal,
      Duration passed) {
    if (bytesExpected == null) {
      return new Progress(0, files, filesTotal, false, null);
    }
    double share = bytesExpected <= 0 ? 0 : Math.min(1, (double) bytes / bytesExpected);
    return new Progress(
        Math.min(NEARLY_ALL, share * ALL), files, filesTotal, true, remaining(share, passed));
  }

  private static @Nullable Duration remaining(double share, Duration passed) {
    if (share <= 0 || passed.isNegative()) {
      return null;
    }
    return Duration.ofMillis(Math.round(passed.toMillis() * (1 - share) / share));
  }

  /** Parts are done one after the other, and count alike: their sizes are not known before. */
  static Progress together(List<Task> parts, TaskState state) {
    double mean = parts.stream().mapToDouble(task -> task.progress().percent()).average().orElse(0);
    boolean isCounted =
        !parts.isEmpty() && parts.stream().allMatch(task -> task.progress().isCounted());
    boolean areAllKnown =
        !parts.isEmpty() && parts.stream().allMatch(task -> task.progress().filesTotal() != null);
    long files = parts.stream().mapToLong(task -> task.progress().files()).sum();
    return new Progress(
        state.isFinished() ? mean : Math.min(NEARLY_ALL, mean),
        files,
        areAllKnown ? (Long) files : null,
        isCounted,
        remaining(parts));
  }

  private static @Nullable Duration remaining(List<Task> parts) {
    Duration sum = Duration.ZERO;
    for (Task part : parts) {
      Duration one = part.progress().remaining();
      if (one == null && !part.state().isFinished()) {
        return null;
      }
      sum = one == null ? sum : sum.plus(one);
    }
    return sum;
  }
}

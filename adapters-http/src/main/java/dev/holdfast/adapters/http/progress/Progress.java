package dev.holdfast.adapters.http.progress;

import java.time.Duration;
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
}

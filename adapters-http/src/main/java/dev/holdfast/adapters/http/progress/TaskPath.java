package dev.holdfast.adapters.http.progress;

import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of the task that a run is, or the backup of one object in it, as clients have it.
 *
 * @param object null for the run as a whole
 */
public record TaskPath(RunId run, @Nullable ObjectId object) {
  private static final String RUNS = "runs/";
  private static final String OBJECTS = "/objects/";
  private static final Pattern FORM =
      Pattern.compile(RUNS + "([0-9]+:[0-9]+)(?:" + OBJECTS + "([1-9][0-9]{0,17}))?/?");

  public static TaskPath of(RunId run) {
    return new TaskPath(run, null);
  }

  /** The path that a text is; empty if it is none, or only the beginning of one. */
  public static Optional<TaskPath> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String number = parts.group(2);
    ObjectId object = number == null ? null : new ObjectId(Long.parseLong(number));
    return RunId.parse(parts.group(1)).map(run -> new TaskPath(run, object));
  }

  @Override
  public String toString() {
    return RUNS + run + (object == null ? "" : OBJECTS + object);
  }
}

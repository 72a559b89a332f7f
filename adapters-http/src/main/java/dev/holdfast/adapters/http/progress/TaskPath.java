package dev.holdfast.adapters.http.progress;

import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a task, as clients have it. */
public sealed interface TaskPath {

  /**
   * That of a run, or of the backup of one object in it.
   *
   * @param object null for the run as a whole
   */
  record OfRun(RunId run, @Nullable ObjectId object) implements TaskPath {
    /** How each of them begins. */
    public static final String RUNS = "runs/";

    private static final String OBJECTS = "/objects/";
    private static final Pattern FORM =
        Pattern.compile(RUNS + "([0-9]+:[0-9]+)(?:" + OBJECTS + "([1-9][0-9]{0,17}))?/?");

    private static Optional<TaskPath> parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String number = parts.group(2);
      ObjectId object = number == null ? null : new ObjectId(Long.parseLong(number));
      return RunId.parse(parts.group(1)).map(run -> new OfRun(run, object));
    }

    @Override
    public String toString() {
      return RUNS + run + (object == null ? "" : OBJECTS + object);
    }
  }

  /**
   * That of a recovery, or of the part of it that is one snapshot.
   *
   * @param snapshot its place, from 0; null for the recovery as a whole
   */
  record OfRecovery(RecoveryId recovery, @Nullable Integer snapshot) implements TaskPath {
    /** How each of them begins. */
    public static final String RECOVERIES = "recoveries/";

    private static final String SNAPSHOTS = "/snapshots/";
    private static final Pattern FORM =
        Pattern.compile(RECOVERIES + "([1-9][0-9]{0,17})(?:" + SNAPSHOTS + "([0-9]{1,9}))?/?");

    private static Optional<TaskPath> parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      String place = parts.group(2);
      return Optional.of(
          new OfRecovery(
              new RecoveryId(Long.parseLong(parts.group(1))),
              place == null ? null : Integer.valueOf(place)));
    }

    @Override
    public @Nullable ObjectId object() {
      return null;
    }

    @Override
    public String toString() {
      return RECOVERIES + recovery + (snapshot == null ? "" : SNAPSHOTS + snapshot);
    }
  }

  /** The object whose backup it is; null for all else. */
  @Nullable ObjectId object();

  static TaskPath of(RunId run) {
    return new OfRun(run, null);
  }

  static TaskPath of(RunId run, ObjectId object) {
    return new OfRun(run, object);
  }

  static TaskPath of(RecoveryId recovery) {
    return new OfRecovery(recovery, null);
  }

  static TaskPath of(RecoveryId recovery, int snapshot) {
    return new OfRecovery(recovery, snapshot);
  }

  /** The path that a text is; empty if it is none, or only the beginning of one. */
  static Optional<TaskPath> parse(String text) {
    return OfRun.parse(text).or(() -> OfRecovery.parse(text));
  }
}

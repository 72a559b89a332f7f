package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks are asked for, in the body; what the query says of the same counts more. */
record MonitorRequest(
    @Min(0) @Max(SECONDS_MAX) @Nullable Long endTimeSecs,
    @Nullable Boolean excludeSubTasks,
    @Nullable Long fetchLogsMaxLevel,
    @Nullable Boolean includeEventLogs,
    @Nullable Boolean includeFinishedTasks,
    @Min(1) @Nullable Long maxTasks,
    @Min(0) @Max(SECONDS_MAX) @Nullable Long startTimeSecs,
    @Size(max = PATHS_MAX) @Nullable List<String> taskPathVec) {

  /** Each path costs a look into the catalogue. */
  static final int PATHS_MAX = 100;

  /** The year 9999. */
  static final long SECONDS_MAX = 253_402_300_799L;

  static final MonitorRequest NOTHING =
      new MonitorRequest(null, null, null, null, null, null, null, null);

  /** What a path gets if the client does not say: more than a person reads. */
  private static final long TASKS_DEFAULT = 1_000;

  /**
   * What both together ask for.
   *
   * @param max how many tasks a path gets
   */
  record Wanted(
      List<String> paths,
      boolean hasFinished,
      boolean hasSubTasks,
      boolean hasEvents,
      Instant from,
      Instant to,
      long max) {}

  Wanted with(Query query) {
    List<String> paths = query.texts("taskPathVec");
    if (paths.size() > PATHS_MAX) {
      throw new InvalidInputException(
          "parameter.value", "The parameter taskPathVec holds at most " + PATHS_MAX + " paths.");
    }
    Long from = query.number("startTimeSecs", 0, SECONDS_MAX).orElse(startTimeSecs);
    Long to = query.number("endTimeSecs", 0, SECONDS_MAX).orElse(endTimeSecs);
    long max =
        query
            .number("maxTasks", 1, Long.MAX_VALUE)
            .orElse(maxTasks == null ? TASKS_DEFAULT : maxTasks);
    long level = fetchLogsMaxLevel == null ? 0 : fetchLogsMaxLevel;
    return new Wanted(
        paths.isEmpty() && taskPathVec != null ? taskPathVec : paths,
        query.flag("includeFinishedTasks").orElse(Boolean.TRUE.equals(includeFinishedTasks)),
        !query.flag("excludeSubTasks").orElse(Boolean.TRUE.equals(excludeSubTasks)),
        Boolean.TRUE.equals(includeEventLogs) && level >= 0,
        from == null ? Instant.MIN : Instant.ofEpochSecond(from),
        to == null ? Instant.MAX : Instant.ofEpochSecond(to),
        max);
  }
}

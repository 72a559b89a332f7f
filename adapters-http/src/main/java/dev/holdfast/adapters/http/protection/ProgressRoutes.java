package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.progress.RunTasks;
import dev.holdfast.adapters.http.progress.Task;
import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.protection.ProgressResponse.OfObject;
import dev.holdfast.adapters.http.protection.ProgressResponse.OfRun;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code data-protect/runs/{runId}/progress}: how far a run has come. */
public final class ProgressRoutes {
  private static final String PATH = ProtectionApi.ROOT + "/data-protect/runs/{runId}/progress";

  private final ReadRuns runs;
  private final RunTasks tasks;

  public ProgressRoutes(ReadRuns runs, RunTasks tasks) {
    this.runs = runs;
    this.tasks = tasks;
  }

  public List<Route> routes() {
    return List.of(Route.get(PATH, this::get));
  }

  /**
   * What of a run is asked for.
   *
   * @param objects only these, without the run itself; null for the run with all of them
   */
  private record Wanted(
      @Nullable Set<ObjectId> objects,
      boolean hasObjects,
      boolean hasFinished,
      boolean hasEvents,
      Instant from,
      Instant to,
      long max) {

    static Wanted of(Query query, RunId run) {
      return new Wanted(
          objects(query, run).orElse(null),
          !query.flag("excludeObjectDetails").orElse(false),
          query.flag("includeFinishedTasks").orElse(false),
          hasEvents(query),
          query
              .number("startTimeUsecs", 0, WireMicros.MAX)
              .map(WireMicros::instant)
              .orElse(Instant.MIN),
          query
              .number("endTimeUsecs", 0, WireMicros.MAX)
              .map(WireMicros::instant)
              .orElse(Instant.MAX),
          query.number("maxTasksNum", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE));
    }

    /** Every event here is of the lowest level, 0. */
    private static boolean hasEvents(Query query) {
      long level = query.number("maxLogLevel").orElse(0L);
      return query.flag("includeEventLogs").orElse(false) && level >= 0;
    }

    private static Optional<Set<ObjectId>> objects(Query query, RunId run) {
      List<String> paths = query.texts("objectTaskPaths");
      return paths.isEmpty()
          ? WireIds.objects(query, "objects")
          : Optional.of(
              paths.stream()
                  .flatMap(path -> TaskPath.parse(path).stream())
                  .filter(path -> isTaskOf(path, run) && path.object() != null)
                  .map(path -> Objects.requireNonNull(path.object()))
                  .collect(Collectors.toSet()));
    }

    boolean wants(Task task) {
      return (hasFinished || !task.state().isFinished()) && task.isWithin(from, to);
    }

    boolean wantsObject(Task task) {
      return wants(task) && (objects == null || objects.contains(task.path().object()));
    }
  }

  private Answer get(Call call) {
    Query query = Query.of(call);
    RunRoutes.requireTenant(query, call.principal());
    RunId id = WireIds.run(call.segment("runId"));
    Run run =
        runs.find(call.principal(), id)
            .orElseThrow(() -> new NotFoundException("run.missing", "There is no run " + id + "."));
    boolean isOther =
        query
            .text("runTaskPath")
            .filter(path -> TaskPath.parse(path).filter(task -> isTaskOf(task, id)).isEmpty())
            .isPresent();
    OfRun shown = isOther ? null : shown(tasks.of(call.principal(), run), Wanted.of(query, id));
    return Answer.json(200, new ProgressResponse(shown).json());
  }

  private static boolean isTaskOf(TaskPath path, RunId run) {
    return path instanceof TaskPath.OfRun(RunId of, var object) && of.equals(run);
  }

  private static @Nullable OfRun shown(Task run, Wanted wanted) {
    List<OfObject> objects =
        run.subTasks().stream()
            .filter(wanted::wantsObject)
            .limit(wanted.max())
            .map(object -> OfObject.of(object, wanted.hasEvents()))
            .toList();
    if (wanted.objects() != null) {
      return OfRun.of(objects);
    }
    return wanted.wants(run)
        ? OfRun.of(run, wanted.hasEvents(), wanted.hasObjects() ? objects : null)
        : null;
  }
}

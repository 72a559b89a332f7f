package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.iris.MonitorRequest.Wanted;
import dev.holdfast.adapters.http.iris.TasksResult.OfTask;
import dev.holdfast.adapters.http.progress.RunTasks;
import dev.holdfast.adapters.http.progress.Task;
import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code progressMonitors}: tasks by their paths, or by how paths begin. The whole path of a run,
 * or of an object in it, names that; a shorter beginning stands for the newest run of every group
 * whose path begins so.
 */
public final class ProgressMonitorRoutes {
  private static final String PATH = IrisApi.ROOT + "/progressMonitors";
  private static final JsonBody<MonitorRequest> BODY = JsonBody.of(MonitorRequest.class);

  private final ManageGroups groups;
  private final ReadRuns runs;
  private final RunTasks tasks;
  private final InstantSource clock;

  public ProgressMonitorRoutes(
      ManageGroups groups, ReadRuns runs, RunTasks tasks, InstantSource clock) {
    this.groups = groups;
    this.runs = runs;
    this.tasks = tasks;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.get(PATH, this::list));
  }

  private Answer list(Call call) {
    Wanted wanted = BODY.readIfSent(call).orElse(MonitorRequest.NOTHING).with(Query.of(call));
    Instant now = clock.instant();
    List<TasksResult.Group> found =
        wanted.paths().stream()
            .map(path -> new TasksResult.Group(group(call.principal(), path, wanted, now)))
            .toList();
    return Answer.json(200, new TasksResult(found).json());
  }

  private List<OfTask> group(Principal principal, String path, Wanted wanted, Instant now) {
    return tasks(principal, path)
        .filter(task -> isWanted(task, wanted))
        .limit(wanted.max())
        .map(task -> OfTask.of(task, subTasks(task, wanted, now), wanted.hasEvents(), now))
        .toList();
  }

  private Stream<Task> tasks(Principal principal, String path) {
    Optional<TaskPath> whole = TaskPath.parse(path);
    if (whole.isPresent()) {
      return runs.find(principal, whole.get().run()).map(run -> tasks.of(principal, run)).stream()
          .flatMap(task -> named(task, whole.get()));
    }
    return newest(principal)
        .filter(run -> TaskPath.of(run.id()).toString().startsWith(path))
        .map(run -> tasks.of(principal, run));
  }

  private static Stream<Task> named(Task run, TaskPath path) {
    return path.object() == null
        ? Stream.of(run)
        : run.subTasks().stream().filter(object -> object.path().equals(path));
  }

  private Stream<Run> newest(Principal principal) {
    List<GroupId> all =
        groups.list(principal, GroupQuery.ALL).stream().map(ProtectionGroup::id).toList();
    return runs.newest(principal, all).values().stream()
        .map(ReadRuns.Shown::run)
        .sorted(Comparator.comparing(Run::start).reversed());
  }

  private static @Nullable List<OfTask> subTasks(Task task, Wanted wanted, Instant now) {
    if (!wanted.hasSubTasks() || task.subTasks().isEmpty()) {
      return null;
    }
    return task.subTasks().stream()
        .filter(object -> isWanted(object, wanted))
        .map(object -> OfTask.of(object, null, wanted.hasEvents(), now))
        .toList();
  }

  private static boolean isWanted(Task task, Wanted wanted) {
    return (wanted.hasFinished() || !task.state().isFinished())
        && task.isWithin(wanted.from(), wanted.to());
  }
}

package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.iris.MonitorRequest.Wanted;
import dev.holdfast.adapters.http.iris.TasksResult.OfTask;
import dev.holdfast.adapters.http.progress.RecoveryTasks;
import dev.holdfast.adapters.http.progress.RunTasks;
import dev.holdfast.adapters.http.progress.Task;
import dev.holdfast.adapters.http.progress.TaskPath;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.recovery.ReadRecoveries;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.recovery.RecoveryStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code progressMonitors}: tasks by their paths, or by how paths begin. The whole path of a run or
 * a recovery, or of a part of one, names that; a shorter beginning stands for the newest run of
 * every group, and every recovery that has not ended, whose path begins so.
 */
public final class ProgressMonitorRoutes {
  private static final String PATH = IrisApi.ROOT + "/progressMonitors";
  private static final RecoveryQuery OPEN =
      new RecoveryQuery(
          Set.of(),
          Set.of(),
          Instant.MIN,
          Instant.MAX,
          Set.of(RecoveryStatus.ACCEPTED, RecoveryStatus.RUNNING, RecoveryStatus.CANCELING),
          Set.of());
  private static final JsonBody<MonitorRequest> BODY = JsonBody.of(MonitorRequest.class);

  private final ManageGroups groups;
  private final ReadRuns runs;
  private final RunTasks tasks;
  private final ReadRecoveries recoveries;
  private final RecoveryTasks recoveryTasks;
  private final InstantSource clock;

  public ProgressMonitorRoutes(
      ManageGroups groups,
      ReadRuns runs,
      RunTasks tasks,
      ReadRecoveries recoveries,
      InstantSource clock) {
    this.groups = groups;
    this.runs = runs;
    this.tasks = tasks;
    this.recoveries = recoveries;
    this.recoveryTasks = new RecoveryTasks(recoveries, clock);
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
    return TaskPath.parse(path)
        .map(whole -> task(principal, whole).stream().flatMap(task -> named(task, whole)))
        .orElseGet(() -> Stream.concat(ofRuns(principal, path), ofRecoveries(principal, path)));
  }

  private Optional<Task> task(Principal principal, TaskPath path) {
    return switch (path) {
      case TaskPath.OfRun(RunId run, var object) ->
          runs.find(principal, run).map(found -> tasks.of(principal, found));
      case TaskPath.OfRecovery(RecoveryId recovery, var snapshot) ->
          recoveries.find(principal, recovery).map(found -> recoveryTasks.of(principal, found));
    };
  }

  private Stream<Task> ofRuns(Principal principal, String beginning) {
    if (!mayBegin(TaskPath.OfRun.RUNS, beginning)) {
      return Stream.empty();
    }
    return newest(principal)
        .filter(run -> TaskPath.of(run.id()).toString().startsWith(beginning))
        .map(run -> tasks.of(principal, run));
  }

  private Stream<Task> ofRecoveries(Principal principal, String beginning) {
    if (!mayBegin(TaskPath.OfRecovery.RECOVERIES, beginning)) {
      return Stream.empty();
    }
    return recoveries.list(principal, OPEN).stream()
        .filter(recovery -> TaskPath.of(recovery.id()).toString().startsWith(beginning))
        .map(recovery -> recoveryTasks.of(principal, recovery));
  }

  /** Whether a path of one kind can begin so; who may not see the other kind is not asked to. */
  private static boolean mayBegin(String kind, String beginning) {
    return kind.startsWith(beginning) || beginning.startsWith(kind);
  }

  private static Stream<Task> named(Task whole, TaskPath path) {
    return Stream.concat(Stream.of(whole), whole.subTasks().stream())
        .filter(task -> task.path().equals(path));
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

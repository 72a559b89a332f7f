package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.protection.RunActionsRequest.Canceled;
import dev.holdfast.adapters.http.protection.RunActionsRequest.Named;
import dev.holdfast.adapters.http.protection.UpdateRunsRequest.OfRun;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.application.port.in.protection.ActOnRuns;
import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.UpdateRuns;
import dev.holdfast.application.port.in.protection.UpdateRuns.Result;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes to runs of a group that are there: to their snapshots, and to their course. */
public final class RunChangeRoutes {
  static final String RUN_ID = "[1-9][0-9]{0,17}:[1-9][0-9]{0,17}";
  static final String NO_RUN_ID = "must be the id of a run, such as 12:1795341600123456";

  private static final JsonBody<UpdateRunsRequest> UPDATES = JsonBody.of(UpdateRunsRequest.class);
  private static final JsonBody<RunActionsRequest> ACTIONS = JsonBody.of(RunActionsRequest.class);
  private static final JsonForm<Updated> UPDATED = JsonForm.of(Updated.class);
  private static final JsonForm<Acted> ACTED = JsonForm.of(Acted.class);

  private final UpdateRuns updateRuns;
  private final ActOnRuns actOnRuns;
  private final WireIds ids;

  /** The answer to changes. */
  record Updated(List<String> successfulRunIds, List<Failure> failedRuns) {}

  /** A run of which nothing was changed. */
  record Failure(String runId, String errorMessage) {}

  /** The answer to an action. */
  record Acted(
      String action,
      @Nullable List<Done> pauseParams,
      @Nullable List<Done> resumeParams,
      @Nullable List<Done> cancelParams) {}

  /**
   * A run that an action names.
   *
   * @param error null where it was done
   */
  record Done(String runId, @Nullable String error) {}

  public RunChangeRoutes(UpdateRuns updateRuns, ActOnRuns actOnRuns, WireIds ids) {
    this.updateRuns = updateRuns;
    this.actOnRuns = actOnRuns;
    this.ids = ids;
  }

  List<Route> routes() {
    return List.of(
        Route.put(RunRoutes.PATH, this::update),
        Route.post(RunRoutes.PATH + "/actions", this::act));
  }

  private Answer update(Call call) {
    List<OfRun> wanted = UPDATES.read(call).updateProtectionGroupRunParams();
    List<Failure> failures = new ArrayList<>();
    List<Update> updates = new ArrayList<>();
    for (OfRun one : wanted) {
      one.refusal()
          .ifPresentOrElse(
              reason -> failures.add(new Failure(one.runId(), reason)),
              () -> updates.add(one.update()));
    }
    List<Result> results = updateRuns.update(call.principal(), group(call), updates);
    results.stream()
        .filter(result -> !result.isDone())
        .forEach(result -> failures.add(new Failure(result.run().toString(), result.error())));
    List<String> done =
        results.stream().filter(Result::isDone).map(result -> result.run().toString()).toList();
    return Answer.json(207, UPDATED.write(new Updated(done, failures)));
  }

  private Answer act(Call call) {
    RunActionsRequest request = ACTIONS.read(call);
    GroupId group = group(call);
    Acted acted =
        switch (request.action()) {
          case "Pause" -> {
            List<RunId> runs = runs("pauseParams", request.pauseParams());
            yield new Acted(
                "Pause", done(actOnRuns.pause(call.principal(), group, runs)), null, null);
          }
          case "Resume" -> {
            List<RunId> runs = runs("resumeParams", request.resumeParams());
            yield new Acted(
                "Resume", null, done(actOnRuns.resume(call.principal(), group, runs)), null);
          }
          default -> {
            List<Cancellation> runs = cancellations(request.cancelParams());
            actOnRuns.cancel(call.principal(), group, runs);
            List<Done> all =
                runs.stream().map(one -> new Done(one.run().toString(), null)).toList();
            yield new Acted("Cancel", null, null, all);
          }
        };
    return Answer.json(202, ACTED.write(acted));
  }

  private static List<Done> done(List<ActOnRuns.Result> results) {
    return results.stream()
        .map(result -> new Done(result.run().toString(), result.isDone() ? null : result.error()))
        .toList();
  }

  private static List<RunId> runs(String field, @Nullable List<Named> named) {
    return required(field, named).stream().map(one -> WireIds.run(one.runId())).toList();
  }

  private List<Cancellation> cancellations(@Nullable List<Canceled> named) {
    return required("cancelParams", named).stream().map(this::cancellation).toList();
  }

  private Cancellation cancellation(Canceled wanted) {
    RunId run = WireIds.run(wanted.runId());
    String task = wanted.localTaskId() == null ? "" : wanted.localTaskId();
    boolean namesOther = !task.isEmpty() && !task.equals(WireRunSummary.localTask(run, ids));
    if (wanted.namesCopies() || namesOther) {
      throw new NotFoundException(
          "run.task.missing", "The run %s has no such task; nothing was cancelled.".formatted(run));
    }
    Set<ObjectId> objects =
        wanted.objectIds() == null || !task.isEmpty()
            ? Set.of()
            : wanted.objectIds().stream().map(ObjectId::new).collect(Collectors.toSet());
    return new Cancellation(run, objects);
  }

  private static <T> List<T> required(String field, @Nullable List<T> named) {
    if (named == null || named.isEmpty()) {
      throw new InvalidInputException(
          "body.field", "The field " + field + " must name at least one run for this action.");
    }
    return named;
  }

  private GroupId group(Call call) {
    return ids.group(call.segment("id"));
  }
}

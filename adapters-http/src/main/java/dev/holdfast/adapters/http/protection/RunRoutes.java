package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.ReadRuns.Shown;
import dev.holdfast.application.port.in.protection.StartRun;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code runs} of a protection group: shown, and started on demand. */
public final class RunRoutes {
  static final String PATH = GroupRoutes.PATH + "/{id}/runs";

  private static final JsonBody<StartRunRequest> BODY = JsonBody.of(StartRunRequest.class);
  private static final JsonForm<Started> STARTED = JsonForm.of(Started.class);

  private final ManageGroups groups;
  private final ReadRuns runs;
  private final StartRun startRun;
  private final RunChangeRoutes changes;
  private final WireIds ids;
  private final InstantSource clock;

  /** The answer to a start. */
  record Started(String protectionGroupId) {}

  public RunRoutes(
      ManageGroups groups,
      ReadRuns runs,
      StartRun startRun,
      RunChangeRoutes changes,
      WireIds ids,
      InstantSource clock) {
    this.groups = groups;
    this.runs = runs;
    this.startRun = startRun;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Route> routes() {
    return Stream.concat(
            Stream.of(
                Route.get(PATH, this::list),
                Route.get(PATH + "/{runId}", this::get),
                Route.post(PATH, this::start)),
            changes.routes().stream())
        .toList();
  }

  private Answer list(Call call) {
    Instant now = clock.instant();
    Query query = Query.of(call);
    RunFilter filter = RunFilter.of(group(call), query, now);
    List<Shown> found = found(call.principal(), filter);
    List<Shown> some = found.subList(0, Math.min(filter.page(), found.size()));
    boolean hasMore = found.size() > some.size();
    boolean hasObjects = query.flag("includeObjectDetails").orElse(false);
    return Answer.json(
        200,
        new RunResponse.Page(
                some.stream().map(one -> RunResponse.of(one, hasObjects, ids, now)).toList(),
                total(call.principal(), filter),
                hasMore && filter.isPaged() ? Cookie.of(some.getLast().run().id()) : null)
            .json());
  }

  private List<Shown> found(Principal principal, RunFilter filter) {
    if (filter.isVain()) {
      groups.get(principal, filter.query().group());
      return List.of();
    }
    return runs.list(principal, filter.query()).stream()
        .filter(shown -> filter.wants(shown.run()))
        .toList();
  }

  private @Nullable Long total(Principal principal, RunFilter filter) {
    return filter.times().isGiven() ? (Long) runs.count(principal, filter.counted()) : null;
  }

  private Answer get(Call call) {
    Query query = Query.of(call);
    requireTenant(query, call.principal());
    RunId id = WireIds.run(call.segment("runId"));
    Shown shown = runs.get(call.principal(), group(call), id);
    boolean hasObjects = query.flag("includeObjectDetails").orElse(false);
    return Answer.json(200, RunResponse.of(shown, hasObjects, ids, clock.instant()).json());
  }

  /**
   * Passes where the request names the caller's tenant among others, or none: no caller sees the
   * runs of another one.
   *
   * @throws NotFoundException if it names only others
   */
  static void requireTenant(Query query, Principal principal) {
    List<String> tenants = query.texts("tenantIds");
    if (!tenants.isEmpty()
        && tenants.stream().noneMatch(text -> WireTenant.names(text, principal.tenant()))) {
      throw new NotFoundException("run.missing", "None of the tenants in tenantIds has this run.");
    }
  }

  private Answer start(Call call) {
    GroupId group = group(call);
    StartRunRequest.Order order = BODY.read(call).order();
    startRun.start(call.principal(), group, order.type(), order.choices());
    return Answer.json(202, STARTED.write(new Started(ids.of(group))));
  }

  private GroupId group(Call call) {
    return ids.group(call.segment("id"));
  }
}

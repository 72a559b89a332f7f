package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.protection.ManageGroups;
import dev.holdfast.application.port.in.protection.ManageGroups.Shown;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.GroupQuery.Place;
import dev.holdfast.domain.protection.ProtectionGroup;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code data-protect/protection-groups}: what is protected, when and how. */
public final class GroupRoutes {
  static final String PATH = ProtectionApi.ROOT + "/data-protect/protection-groups";

  private static final String ONE = PATH + "/{id}";
  private static final JsonBody<GroupRequest> BODY = JsonBody.of(GroupRequest.class);

  private final ManageGroups groups;
  private final ReadRuns runs;
  private final WireIds ids;
  private final InstantSource clock;

  public GroupRoutes(ManageGroups groups, ReadRuns runs, WireIds ids, InstantSource clock) {
    this.groups = groups;
    this.runs = runs;
    this.ids = ids;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list),
        Route.post(PATH, this::create),
        Route.get(ONE, this::get),
        Route.put(ONE, this::replace),
        Route.delete(ONE, this::delete));
  }

  private Answer list(Call call) {
    Query query = Query.of(call);
    Optional<GroupQuery> wanted = GroupFilter.of(query, ids);
    List<ProtectionGroup> found =
        wanted.map(groupQuery -> groups.list(call.principal(), groupQuery)).orElse(List.of());
    int page = GroupFilter.page(query).orElse(found.size());
    List<ProtectionGroup> some = found.subList(0, Math.min(page, found.size()));
    String cookie = found.size() > page ? Cookie.of(place(some.getLast())) : null;
    return Answer.json(
        200, new GroupResponse.Page(told(call.principal(), some, query), cookie).json());
  }

  private static Place place(ProtectionGroup group) {
    return new Place(group.settings().name(), group.id());
  }

  private Answer create(Call call) {
    ProtectionGroup made = groups.create(call.principal(), BODY.read(call).draft(ids));
    return Answer.json(201, told(call.principal(), made));
  }

  private Answer get(Call call) {
    ProtectionGroup group = groups.get(call.principal(), id(call));
    return Answer.json(
        200, told(call.principal(), List.of(group), Query.of(call)).getFirst().json());
  }

  private Answer replace(Call call) {
    GroupId id = id(call);
    GroupRequest request = BODY.read(call);
    Long micros = request.lastModifiedTimestampUsecs();
    @Nullable Instant read = micros == null ? null : WireMicros.instant(micros);
    ProtectionGroup group = groups.replace(call.principal(), id, request.draft(ids), read);
    return Answer.json(200, told(call.principal(), group));
  }

  private Answer delete(Call call) {
    boolean withSnapshots = Query.of(call).flag("deleteSnapshots").orElse(false);
    groups.delete(call.principal(), id(call), withSnapshots);
    return Answer.noContent();
  }

  private GroupId id(Call call) {
    return ids.group(call.segment("id"));
  }

  private byte[] told(Principal principal, ProtectionGroup group) {
    Shown shown = groups.show(principal, List.of(group)).getFirst();
    GroupObjects objects = GroupObjects.of(shown.objects(), true, true);
    return GroupResponse.of(shown, objects, null, ids, clock.instant()).json();
  }

  private List<GroupResponse> told(Principal principal, List<ProtectionGroup> some, Query query) {
    boolean areTold = !query.flag("pruneSourceIds").orElse(false);
    boolean areExcludedTold = !query.flag("pruneExcludedSourceIds").orElse(false);
    Map<GroupId, ReadRuns.Shown> newest =
        query.flag("includeLastRunInfo").orElse(false)
            ? runs.newest(principal, some.stream().map(ProtectionGroup::id).toList())
            : Map.of();
    Instant now = clock.instant();
    return groups.show(principal, some).stream()
        .map(
            shown ->
                GroupResponse.of(
                    shown,
                    GroupObjects.of(shown.objects(), areTold, areExcludedTold),
                    lastRun(newest.get(shown.group().id()), now),
                    ids,
                    now))
        .toList();
  }

  private @Nullable RunResponse lastRun(ReadRuns.@Nullable Shown newest, Instant now) {
    return newest == null ? null : RunResponse.of(newest, false, ids, now);
  }
}

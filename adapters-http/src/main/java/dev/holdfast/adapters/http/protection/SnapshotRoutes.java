package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.recovery.ReadSnapshots;
import dev.holdfast.application.port.in.recovery.ReadSnapshots.Shown;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots that can be brought back: those of an object, and those of groups in a time. */
public final class SnapshotRoutes {
  private static final String ROOT = ProtectionApi.ROOT + "/data-protect";

  private static final JsonBody<PointsRequest> POINTS = JsonBody.of(PointsRequest.class);
  private static final JsonBody<MetaRequest> META = JsonBody.of(MetaRequest.class);
  private static final JsonForm<MetaResponse> META_ANSWER = JsonForm.of(MetaResponse.class);

  private final ReadSnapshots snapshots;
  private final WireIds ids;

  public SnapshotRoutes(ReadSnapshots snapshots, WireIds ids) {
    this.snapshots = snapshots;
    this.ids = ids;
  }

  /** A snapshot about which more is asked; what is asked has no answer for files of a host. */
  record MetaRequest(@NotNull String environment) {}

  /** That there is nothing more to say. */
  record MetaResponse(String environment) {}

  public List<Route> routes() {
    return List.of(
        Route.get(ROOT + "/objects/{id}/snapshots", this::ofObject),
        Route.post(ROOT + "/snapshots/restore-points", this::restorePoints),
        Route.post(ROOT + "/snapshots/{snapshotId}/meta-info", this::metaInfo));
  }

  private Answer ofObject(Call call) {
    SourceObject object = snapshots.object(call.principal(), WireIds.object(call.segment("id")));
    Optional<SnapshotQuery> query = new SnapshotFilters(Query.of(call), ids).query(object.id());
    List<Shown> found =
        query.map(wanted -> snapshots.list(call.principal(), wanted)).orElse(List.of());
    Map<SnapshotId, IndexingStatus> indexing =
        snapshots.indexing(
            call.principal(), found.stream().map(ObjectSnapshotsResponse::idOf).toList());
    return Answer.json(200, ObjectSnapshotsResponse.of(found, indexing, ids).json());
  }

  private Answer restorePoints(Call call) {
    Optional<SnapshotQuery> query = POINTS.read(call).query(ids);
    List<Shown> found =
        query.map(wanted -> snapshots.list(call.principal(), wanted)).orElse(List.of());
    return Answer.json(201, RestorePointsResponse.of(found, ids).json());
  }

  private Answer metaInfo(Call call) {
    MetaRequest request = META.read(call);
    SnapshotName name = SnapshotName.parse(call.segment("snapshotId")).orElseThrow(this::missing);
    requireThere(call, name);
    if (!request.environment().equals(SourceRequest.PHYSICAL)) {
      throw Words.refusal("environment", "must be kPhysical, as the snapshot's is.");
    }
    return Answer.json(200, META_ANSWER.write(new MetaResponse(request.environment())));
  }

  private void requireThere(Call call, SnapshotName name) {
    Set<Long> instances = Set.of(name.run().instance());
    ObjectId object = name.object();
    boolean isThere =
        snapshots
            .list(
                call.principal(),
                new SnapshotQuery(
                    object, Set.of(), Set.of(), instances, Set.of(), Span.ALWAYS, Span.ALWAYS))
            .stream()
            .anyMatch(shown -> shown.found().snapshot().run().equals(name.run()));
    if (!isThere) {
      throw missing();
    }
  }

  private NotFoundException missing() {
    return new NotFoundException(
        "snapshot.missing", "There is no such snapshot; it may have expired or been deleted.");
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.source.ObjectId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time in which restore points are looked for, and whose. */
record PointsRequest(
    @NotNull String environment,
    @NotNull @NotEmpty(message = "must name at least one protection group")
        List<String> protectionGroupIds,
    @NotNull @Min(0) @Max(WireMicros.MAX) Long startTimeUsecs,
    @NotNull @Min(0) @Max(WireMicros.MAX) Long endTimeUsecs,
    @Min(1) @Nullable Long sourceId) {

  /** What is asked for; empty where nothing can match. */
  Optional<SnapshotQuery> query(WireIds ids) {
    if (startTimeUsecs > endTimeUsecs) {
      throw Words.refusal("startTimeUsecs", "must not lie after endTimeUsecs.");
    }
    Set<GroupId> groups = groups(ids);
    return environment.equals(SourceRequest.PHYSICAL) && !groups.isEmpty()
        ? Optional.of(
            new SnapshotQuery(
                sourceId == null ? null : new ObjectId(sourceId),
                groups,
                Set.of(),
                Set.of(),
                Set.of(),
                new Span(WireMicros.instant(startTimeUsecs), WireMicros.instant(endTimeUsecs)),
                Span.ALWAYS))
        : Optional.empty();
  }

  /** Those of this server. */
  private Set<GroupId> groups(WireIds ids) {
    FieldCauses causes = new FieldCauses();
    Set<GroupId> groups = new HashSet<>();
    for (int i = 0; i < protectionGroupIds.size(); i++) {
      ids.groupIn("protectionGroupIds[" + i + "]", protectionGroupIds.get(i), causes)
          .ifPresent(groups::add);
    }
    causes.throwIfAny();
    return groups;
  }
}

package dev.holdfast.testkit.build;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.Priority;
import dev.holdfast.domain.protection.ProtectedHost;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes groups of which a test says only what matters to it: one host, the folder /data. */
public final class GroupBuilder {
  public static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.089Z");

  private final long number;
  private final PolicyId policy;
  private TenantId tenant = TenantId.DEFAULT;
  private String name = "files";
  private List<ObjectId> objects = List.of(new ObjectId(1_000));
  private Instant nextLook = CREATED;

  /** A group of a policy. */
  public GroupBuilder(long number, PolicyId policy) {
    this.number = number;
    this.policy = policy;
  }

  public GroupBuilder of(TenantId owner) {
    tenant = owner;
    return this;
  }

  public GroupBuilder named(String given) {
    name = given;
    return this;
  }

  public GroupBuilder protecting(ObjectId... hosts) {
    objects = List.of(hosts);
    return this;
  }

  public GroupBuilder lookedAt(Instant time) {
    nextLook = time;
    return this;
  }

  public ProtectionGroup build() {
    return new ProtectionGroup(
        new GroupId(number),
        tenant,
        settings(),
        GroupTiming.of(CREATED, TimeOfDay.DEFAULT_START),
        RunHistory.startingAt(CREATED),
        new ServedPeriods(Map.of(new ExtendedPeriods(ExtendedPeriods.Unit.WEEKS, 2, false), 7L)),
        CREATED,
        null,
        nextLook,
        CREATED,
        1);
  }

  private GroupSettings settings() {
    return new GroupSettings(
        name,
        "",
        policy,
        Priority.MEDIUM,
        BlackoutReaction.GO_ON,
        List.of(),
        Alerting.NONE,
        new FileProtection(
            objects.stream().map(GroupBuilder::host).toList(),
            List.of(),
            Set.of(),
            Set.of(),
            Indexing.ALL,
            Map.of(),
            null,
            null,
            new JsonObject(List.of())),
        new JsonObject(List.of()));
  }

  private static ProtectedHost host(ObjectId object) {
    return new ProtectedHost(
        object,
        List.of(new IncludedPath(new SourcePath("/data"), List.of("*.tmp"), true)),
        Set.of(),
        null);
  }
}

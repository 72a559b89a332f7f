package dev.holdfast.adapters.catalogue.json;

import dev.holdfast.domain.policy.ExtendedPeriods;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.RunHistory;
import dev.holdfast.domain.policy.ServedPeriods;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group as it is stored, but for what its columns say alone.
 *
 * @param served a list, since JSON has only texts for the keys of a map; sorted
 */
public record GroupDocument(
    GroupSettings settings,
    GroupTiming timing,
    RunHistory history,
    List<Served> served,
    Instant policySeen,
    @Nullable Deletion deletion,
    Instant modified) {

  /** The last block of some periods that has its snapshot. */
  public record Served(ExtendedPeriods periods, long last) {}

  public static GroupDocument of(ProtectionGroup group) {
    return new GroupDocument(
        group.settings(),
        group.timing(),
        group.history(),
        served(group.served()),
        group.policySeen(),
        group.deletion(),
        group.modified());
  }

  public ProtectionGroup group(GroupId id, TenantId tenant, Instant nextLook, long revision) {
    return new ProtectionGroup(
        id,
        tenant,
        settings,
        timing,
        history,
        new ServedPeriods(served.stream().collect(Collectors.toMap(Served::periods, Served::last))),
        policySeen,
        deletion,
        nextLook,
        modified,
        revision);
  }

  private static List<Served> served(ServedPeriods periods) {
    return periods.last().entrySet().stream()
        .map(entry -> new Served(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing((Served one) -> one.periods().unit())
                .thenComparingLong(one -> one.periods().frequency())
                .thenComparing(one -> one.periods().fullOnly()))
        .toList();
  }
}

package dev.holdfast.domain.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For each rule of extended retention, which block of periods has its snapshot.
 *
 * <p>A rule is known by its periods, not by its place in the policy or by how long it keeps: these
 * may be changed without a second snapshot for a block. Periods that no rule has any more are
 * forgotten with the next run.
 *
 * @param last the number of the last block that was served; where periods are runs, how many
 *     eligible runs there were
 */
public record ServedPeriods(Map<ExtendedPeriods, Long> last) {
  /** Of a group without snapshots. */
  public static final ServedPeriods NONE = new ServedPeriods(Map.of());

  public ServedPeriods {
    last = Map.copyOf(last);
  }

  Optional<Long> of(ExtendedPeriods periods) {
    return Optional.ofNullable(last.get(periods));
  }

  /** These, with others in place of or beside them, and without those that no rule has. */
  ServedPeriods with(Map<ExtendedPeriods, Long> served, PolicySettings policy) {
    Map<ExtendedPeriods, Long> all = new HashMap<>(last);
    all.putAll(served);
    all.keySet().retainAll(policy.extended().stream().map(ExtendedRetention::periods).toList());
    return new ServedPeriods(all);
  }
}

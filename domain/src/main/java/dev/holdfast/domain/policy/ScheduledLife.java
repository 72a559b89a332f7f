package dev.holdfast.domain.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the snapshots of a scheduled run are kept, with what extended retention adds.
 *
 * <p>It is asked once a run has ended with a restorable snapshot, and in the order in which the
 * runs of a group started: a run without one serves no period, so the next one does.
 *
 * @param served which blocks of periods are served now; to be stored in the same step
 */
public record ScheduledLife(SnapshotLife life, ServedPeriods served) {
  /** Before the first block. */
  private static final long NONE_YET = -1;

  /**
   * Decides about one run.
   *
   * @param start when the run was due
   * @param base what it was started with: see {@link NextRun.Due#retentions}
   * @param served which blocks the runs before it serve
   */
  public static ScheduledLife of(
      PolicySettings policy,
      GroupTiming timing,
      RunType type,
      Instant start,
      List<Retention> base,
      ServedPeriods served) {
    List<KeepReason.Extended> extended = new ArrayList<>();
    Map<ExtendedPeriods, Long> now = new HashMap<>();
    for (ExtendedRetention rule : policy.extended()) {
      if (type == RunType.REGULAR && rule.periods().fullOnly()) {
        continue;
      }
      Optional<Long> last = served.of(rule.periods());
      Turn turn = turn(rule.periods(), timing, start, last.orElse(NONE_YET));
      now.put(rule.periods(), turn.last());
      if (turn.isFirst()) {
        extended.add(reason(rule.lockedBy(policy.lock()), turn, start));
      }
    }
    return new ScheduledLife(
        SnapshotLife.of(type, start, base, extended), served.with(now, policy));
  }

  /** Whether a run is the first of its block, when that began, and what is to be remembered. */
  private record Turn(boolean isFirst, Instant blockStart, long last) {}

  private static Turn turn(ExtendedPeriods periods, GroupTiming timing, Instant start, long last) {
    if (periods.unit() == ExtendedPeriods.Unit.RUNS) {
      long before = Math.max(0, last);
      return new Turn(before % periods.frequency() == 0, start, before + 1);
    }
    PeriodBlocks blocks = new PeriodBlocks(periods, timing);
    long block = blocks.number(start);
    return new Turn(block > last, blocks.start(block), Math.max(block, last));
  }

  private static KeepReason.Extended reason(ExtendedRetention rule, Turn turn, Instant start) {
    return new KeepReason.Extended(rule, turn.blockStart(), rule.retention().keeps(start));
  }
}

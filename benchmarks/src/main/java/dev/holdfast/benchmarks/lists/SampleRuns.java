package dev.holdfast.benchmarks.lists;

import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLife;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunCause;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.snapshot.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Runs that stored a snapshot of the one host of their group within half a minute. */
final class SampleRuns {
  private static final Duration LENGTH = Duration.ofSeconds(30);
  private static final Retention KEPT = Retention.of(RetentionUnit.YEARS, 1);
  private static final SnapshotStats STATS =
      new SnapshotStats(12_345, 67, 8_901_234_567L, 89_012_345, 6_789_012);

  private SampleRuns() {}

  static Run ended(long number, ProtectionGroup group, Instant start) {
    Instant end = start.plus(LENGTH);
    return new Run(
        RunId.of(number, start),
        group.tenant(),
        group.id(),
        group.settings().name(),
        RunType.REGULAR,
        new RunCause.Scheduled(start),
        List.of(KEPT),
        new RunState.Ended(RunOutcome.SUCCEEDED, end, ""),
        group.settings().protection().objects().stream()
            .map(
                object ->
                    new ObjectRun(
                        object,
                        "host",
                        null,
                        new ObjectState.Stored(start, end, STATS, List.of()),
                        List.of(),
                        false))
            .toList(),
        start,
        start.plus(Duration.ofHours(1)),
        SnapshotLife.of(RunType.REGULAR, start, List.of(KEPT)),
        null);
  }

  static KeptSnapshot snapshot(Run run) {
    return new KeptSnapshot(
        new SnapshotId("%064x".formatted(run.id().instance())),
        run.tenant(),
        run.group(),
        run.id(),
        run.objects().getFirst().object(),
        SnapshotContent.FILES,
        run.end().orElseThrow(),
        Objects.requireNonNull(run.life()).expiry(),
        new SnapshotLock.None(),
        false,
        SnapshotFate.LIVE);
  }
}

package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.in.protection.ExpireSnapshots;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.KeptSnapshots.Swap;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.protection.Verdict;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts each snapshot whose time is over to the guard, and notes its end in the catalogue. */
public final class ExpireSnapshotsService implements ExpireSnapshots {
  /** So many are changed at once, to keep the catalogue free for others. */
  private static final int SNAPSHOTS_AT_ONCE = 500;

  /** What clients delete is looked for this often, besides what expires. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final KeptSnapshots kept;
  private final Jobs jobs;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public ExpireSnapshotsService(
      KeptSnapshots kept, Jobs jobs, InstantSource clock, RandomGenerator chance) {
    this.kept = kept;
    this.jobs = jobs;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public Instant tick() {
    boolean areMore;
    do {
      areMore = expireSome(clock.instant());
    } while (areMore);
    kept.tenantsToDispose().forEach(this::dispose);
    Instant latest = clock.instant().plus(LONGEST_SLEEP);
    return kept.nextExpiry().filter(latest::isAfter).orElse(latest);
  }

  /** Whether there may be more. What was changed meanwhile is left to the next call. */
  private boolean expireSome(Instant now) {
    List<KeptSnapshot> over = kept.expired(now, SNAPSHOTS_AT_ONCE);
    List<Swap> swaps = new ArrayList<>();
    for (KeptSnapshot snapshot : over) {
      if (SnapshotGuard.expiry(snapshot, now) instanceof Verdict.Cleared cleared) {
        swaps.add(new Swap(snapshot, snapshot.changedBy(cleared.clearance())));
      }
    }
    return !swaps.isEmpty() && kept.swap(swaps, List.of()) && over.size() == SNAPSHOTS_AT_ONCE;
  }

  private void dispose(TenantId tenant) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Job job =
        new Job(
            JobId.random(chance),
            tenant,
            JobKind.SNAPSHOT_DISPOSAL,
            tenant.value(),
            now,
            new NotStarted());
    jobs.addUnlessOpen(job, now);
  }
}

package dev.holdfast.application.service.search;

import dev.holdfast.application.port.in.search.IndexSnapshots;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Compares how far the catalogue and the index are; what differs is work, whoever left it. */
public final class IndexSnapshotsService implements IndexSnapshots {
  /** A path must be gone within seconds of its last snapshot. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private final KeptSnapshots kept;
  private final FileIndex index;
  private final Jobs jobs;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public IndexSnapshotsService(
      KeptSnapshots kept, FileIndex index, Jobs jobs, InstantSource clock, RandomGenerator chance) {
    this.kept = kept;
    this.index = index;
    this.jobs = jobs;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public Instant tick() {
    for (Map.Entry<TenantId, Long> last : kept.revisions().entrySet()) {
      TenantId tenant = last.getKey();
      if (index.position(tenant) != last.getValue()) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jobs.addUnlessOpen(FileIndexingHandler.job(tenant, now, chance), now);
      }
    }
    return clock.instant().plus(LONGEST_SLEEP);
  }
}

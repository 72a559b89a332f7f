package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ExpireArchives;
import dev.holdfast.application.port.out.Archives;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Removes archives; what says that one has expired is the archive itself. */
final class ExpireArchivesService implements ExpireArchives {
  /** Nobody is handed an archive that has expired, so it is only about the room that it takes. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final Archives archives;
  private final InstantSource clock;

  ExpireArchivesService(Archives archives, InstantSource clock) {
    this.archives = archives;
    this.clock = clock;
  }

  @Override
  public Instant tick() {
    Instant now = clock.instant();
    archives.removeExpired(now);
    return now.plus(EVERY);
  }
}

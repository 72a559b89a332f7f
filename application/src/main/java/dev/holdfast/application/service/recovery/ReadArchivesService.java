package dev.holdfast.application.service.recovery;

import dev.holdfast.application.port.in.recovery.ReadArchives;
import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.Recoveries;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTask;
import java.io.InputStream;
import java.time.InstantSource;

/** Hands out what downloads have packed, while it is there. */
final class ReadArchivesService implements ReadArchives {
  private final Recoveries recoveries;
  private final Archives archives;
  private final InstantSource clock;

  ReadArchivesService(Recoveries recoveries, Archives archives, InstantSource clock) {
    this.recoveries = recoveries;
    this.archives = archives;
    this.clock = clock;
  }

  @Override
  public Opened open(Principal principal, RecoveryId id, ArchivePart part) {
    principal.require(Privilege.RESTORE_DOWNLOAD);
    Recovery recovery =
        recoveries.find(principal.tenant(), id).orElseThrow(() -> RecoveryEdits.missing(id));
    if (!(recovery.task() instanceof RecoveryTask.Download)) {
      throw new NotFoundException(
          "recovery.archive.none", "Recovery " + id + " is no download, and has no archive.");
    }
    requireThere(recovery);
    return archives
        .open(principal.tenant(), id, part)
        .<Opened>map(Content::new)
        .orElseThrow(() -> gone(id));
  }

  private void requireThere(Recovery recovery) {
    Archive archive = recovery.archive();
    if (!recovery.state().isEnded()) {
      throw new StateConflictException(
          "recovery.archive.unfinished",
          "The archive of recovery %s is not packed yet: it is %s."
              .formatted(recovery.id(), recovery.state().status().words()));
    }
    if (archive == null) {
      throw new StateConflictException(
          "recovery.archive.missing",
          "Recovery %s has no archive: it is %s."
              .formatted(recovery.id(), recovery.state().status().words()));
    }
    if (!archive.isThere(clock.instant())) {
      throw gone(recovery.id());
    }
  }

  private static NotFoundException gone(RecoveryId id) {
    return new NotFoundException(
        "recovery.archive.expired",
        "The archive of recovery " + id + " has expired; start the download again.");
  }

  private record Content(Archives.Opened opened) implements Opened {
    @Override
    public long bytes() {
      return opened.bytes();
    }

    @Override
    public InputStream read(long from) {
      return opened.read(from);
    }

    @Override
    public void close() {
      opened.close();
    }
  }
}

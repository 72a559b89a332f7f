package dev.holdfast.application.port.in.recovery;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.RecoveryId;
import java.io.InputStream;

/** Hands out what downloads have packed; needs {@code RESTORE_DOWNLOAD}. */
public interface ReadArchives {

  /** A part of what was packed. It stays until it is closed, even if it expires. For one thread. */
  interface Opened extends AutoCloseable {
    long bytes();

    /** Its content from a place on; nothing at or behind its end. */
    InputStream read(long from);

    @Override
    void close();
  }

  /**
   * Opens a part.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no such recovery, it has
   *     no archive, or that has expired
   * @throws dev.holdfast.domain.error.StateConflictException if it is not packed yet, or could not
   *     be
   */
  Opened open(Principal principal, RecoveryId id, ArchivePart part);
}

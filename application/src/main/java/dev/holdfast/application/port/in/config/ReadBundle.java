package dev.holdfast.application.port.in.config;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;
import java.io.OutputStream;

/** Gives a stored bundle again. */
public interface ReadBundle {

  /** A bundle that is ready to be written out; closing it frees what it holds. */
  interface Bundle extends AutoCloseable {
    /**
     * Writes the bundle as JSON text in UTF-8: its form, top-level members and order of objects as
     * they were uploaded, each object in canonical JSON, signed objects byte for byte. To be called
     * once. After any failure what was written is no JSON text, so that it can't be taken for one.
     *
     * @throws dev.holdfast.domain.error.DamagedException if the repository gives back anything that
     *     was not stored
     * @throws java.io.UncheckedIOException if the target does not take it
     * @throws dev.holdfast.domain.error.UnavailableException if the repository can't be read now
     */
    void writeTo(OutputStream target);

    @Override
    void close();
  }

  /**
   * Opens the bundle of a backup.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has no backup of this id
   * @throws dev.holdfast.domain.error.StateConflictException if it is not COMPLETE
   * @throws dev.holdfast.domain.error.ForbiddenException without a scope to read or manage backups
   */
  Bundle open(Principal principal, JobId id);
}

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
     * they were uploaded, each object in canonical JSON, signed objects byte for byte.
     *
     * @throws dev.holdfast.domain.error.DamagedException if the repository gives back anything that
     *     was not stored; what is written by then is not the whole
     * @throws java.io.UncheckedIOException if the target does not take it
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

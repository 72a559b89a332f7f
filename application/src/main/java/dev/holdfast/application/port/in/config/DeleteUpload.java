package dev.holdfast.application.port.in.config;

import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;

/** Deletes an uploaded configuration and, by a job that follows, its snapshot. */
public interface DeleteUpload {

  /**
   * Deletes an upload for good. From its return on, the upload is in no list and its name is free.
   *
   * @throws dev.holdfast.domain.error.NotFoundException if the tenant has none of this id
   * @throws dev.holdfast.domain.error.StateConflictException while its own job still works on it
   * @throws dev.holdfast.domain.error.ForbiddenException without the scope to manage backups
   */
  void delete(Principal principal, JobId id);
}

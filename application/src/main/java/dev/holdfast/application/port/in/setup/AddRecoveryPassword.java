package dev.holdfast.application.port.in.setup;

import dev.holdfast.domain.tenant.TenantId;

/** Gives an operator a password with which plain restic opens a tenant's repository. */
public interface AddRecoveryPassword {
  /** restic tries 20 key files at most, and the server's own must be among them. */
  int PASSWORDS_MAX = 10;

  /**
   * Adds a fresh password to the tenant's repository, which is made if there is none yet.
   *
   * @return the password; it is kept nowhere
   * @throws dev.holdfast.domain.error.NotFoundException if there is no such tenant
   * @throws dev.holdfast.domain.error.LimitReachedException if the repository has ten already
   */
  String add(TenantId tenant);
}

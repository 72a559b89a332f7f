package dev.holdfast.application.port.out;

import dev.holdfast.domain.tenant.TenantId;

/** Further passwords of the tenants' repositories, next to the server's own. */
public interface RecoveryPasswords {

  /** Whether a password could be added. */
  sealed interface Addition {
    /** It opens the repository from now on. */
    record Added() implements Addition {}

    /** The repository has as many as it may; nothing is changed. */
    record TooMany(int passwords) implements Addition {}
  }

  /**
   * Adds a password at full cost; the repository is made if there is none yet. Safe while another
   * process serves the same repository.
   *
   * @param passwordsMax how many of them the repository may have
   */
  Addition add(TenantId tenant, String password, int passwordsMax);
}

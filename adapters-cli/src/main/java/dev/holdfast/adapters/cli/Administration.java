package dev.holdfast.adapters.cli;

import dev.holdfast.application.port.in.setup.AdministerTenants;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.file.Path;

/** What the commands below {@code holdfast admin} do. Each works whether the server runs or not. */
public interface Administration {

  /**
   * A password for plain restic, and the repository that it opens.
   *
   * @param repository the folder, as restic takes it
   */
  record RecoveryKey(String password, Path repository) {
    /** Names the repository and keeps the password to itself. */
    @Override
    public String toString() {
      return "RecoveryKey[" + repository + "]";
    }
  }

  /**
   * Adds a recovery password to the repository of a tenant.
   *
   * @param data the data folder of a server, which has been started on it at least once
   * @throws dev.holdfast.domain.error.HoldfastException if there is no such folder or tenant, or
   *     the repository has as many passwords as it may
   */
  RecoveryKey addRecoveryKey(Path data, TenantId tenant);

  /** Something that is done about tenants. */
  @FunctionalInterface
  interface Work<T> {
    T on(AdministerTenants tenants);
  }

  /**
   * Does it on the data folder of a server; one that runs knows of it at once.
   *
   * @param data the data folder of a server, which has been started on it at least once
   * @throws dev.holdfast.domain.error.HoldfastException if there is no such folder, or the work
   *     fails
   */
  <T> T administer(Path data, Work<T> work);
}

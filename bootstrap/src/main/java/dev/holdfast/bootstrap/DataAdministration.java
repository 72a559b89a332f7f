package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.Administration;
import dev.holdfast.adapters.storage.DataFolder;
import dev.holdfast.bootstrap.process.StopOrder;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.file.Path;

/** Works on the data folder of a server, beside it or without it. */
final class DataAdministration implements Administration {

  @Override
  public RecoveryKey addRecoveryKey(Path data, TenantId tenant) {
    try (StopOrder stops = new StopOrder()) {
      Wiring wiring = new Wiring(stops);
      DataFolder folder = wiring.folderBesideServer(data);
      String password = wiring.recoveryPasswords(folder).add(tenant);
      Path repository = folder.path().resolve("repositories").resolve(tenant.value());
      return new RecoveryKey(password, repository);
    }
  }

  @Override
  public <T> T administer(Path data, Work<T> work) {
    try (StopOrder stops = new StopOrder()) {
      Wiring wiring = new Wiring(stops);
      return work.on(wiring.tenants(wiring.folderBesideServer(data)));
    }
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.application.port.in.config.ReadBackups;
import java.util.List;

/** {@code /configuration-hub/backups}: backups of every kind. */
final class BackupsRoutes {
  private final ReadBackups readBackups;

  BackupsRoutes(ReadBackups readBackups) {
    this.readBackups = readBackups;
  }

  List<Route> routes() {
    return Prefixes.hub("/backups").stream().map(path -> Route.get(path, this::list)).toList();
  }

  private Answer list(Call call) {
    ListRequest request = ListRequest.of(call.query());
    return BackupResponse.list(
        readBackups.backups(call.principal(), request.toQuery()), request.wantsCount());
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.ErrorBodies;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.StoreUpload;
import java.util.List;
import java.util.stream.Stream;

/** The configuration API as far as it is served. */
public final class ConfigurationApi implements Api {
  /** What a form may have beside its file: boundaries, headers, a name, text around the parts. */
  public static final long FORM_BYTES_MAX = 1024 * 1024;

  private final ConfigurationErrors errors = new ConfigurationErrors();
  private final List<Route> routes;

  /**
   * @param uploadBytesMax how long an uploaded file may be
   * @param uploadsMax uploads that arrive at once
   */
  public ConfigurationApi(
      StoreUpload storeUpload,
      ReadBackups readBackups,
      DeleteUpload deleteUpload,
      long uploadBytesMax,
      int uploadsMax) {
    UploadsRoutes uploads =
        new UploadsRoutes(storeUpload, readBackups, deleteUpload, uploadBytesMax, uploadsMax);
    BackupsRoutes backups = new BackupsRoutes(readBackups);
    this.routes =
        Stream.of(uploads.routes(), backups.routes(), OperationsNotBuilt.routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<String> roots() {
    return Prefixes.roots();
  }

  @Override
  public ErrorBodies errors() {
    return errors;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}

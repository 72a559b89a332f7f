package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.ServeOptions;
import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.adapters.http.HttpLimits;
import dev.holdfast.adapters.http.HttpSettings;
import dev.holdfast.application.HoldfastApplication.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How this server runs. What an operator sets comes from the command line; what nobody should have
 * to set is a constant here, with its reason.
 *
 * @param data the folder of everything that the server keeps
 * @param host the name or address to listen on
 * @param port the TCP port to listen on; 0 takes any that is free
 * @param uploadBytesMax how long an uploaded file may be
 * @param uploadsMax how many uploads a tenant may have
 * @param tokenLifetime how long a token is good
 * @param workers how many jobs are worked on at once
 * @param scripts the folder of scripts that may be run; null for none
 * @param pruneDelay from the removal of a snapshot to the prune of its repository
 * @param archivesBytesMax how much the archives of all downloads may take together
 * @param archivesKept how long the archive of a download can be fetched
 * @param tls whether and how it speaks TLS
 */
record Settings(
    Path data,
    String host,
    int port,
    long uploadBytesMax,
    int uploadsMax,
    Duration tokenLifetime,
    int workers,
    @Nullable Path scripts,
    Duration pruneDelay,
    long archivesBytesMax,
    Duration archivesKept,
    Tls tls) {

  /** All of a stop together; what has not ended by then is ended with the process. */
  static final Duration STOP_MAX = Duration.ofSeconds(10);

  /**
   * Requests under way get this to end; an upload that takes longer is sent again by its client.
   */
  static final Duration HTTP_STOP_MAX = Duration.ofSeconds(4);

  /** A job is put back between two steps, and the longest step is the store of one pack. */
  static final Duration WORKERS_STOP_MAX = Duration.ofSeconds(4);

  /** A look at what is due is a few writes to the catalogue. */
  static final Duration TIMEKEEPERS_STOP_MAX = Duration.ofSeconds(1);

  static Settings from(ServeOptions options) {
    return new Settings(
        options.data(),
        options.host(),
        options.port(),
        options.uploadBytesMax(),
        options.uploadsMax(),
        options.tokenLifetime(),
        options.workers(),
        options.scripts(),
        options.pruneDelay(),
        options.archivesBytesMax(),
        options.archivesKept(),
        options.tls());
  }

  Limits limits() {
    return new Limits(uploadBytesMax, uploadsMax, Limits.TENANT_JOBS_MAX, pruneDelay, archivesKept);
  }

  /**
   * How HTTP is spoken.
   *
   * @param context null speaks plain HTTP
   */
  HttpSettings http(@Nullable SSLContext context) {
    HttpLimits defaults = HttpLimits.DEFAULT;
    HttpLimits limits =
        new HttpLimits(
            defaults.idle(),
            defaults.head(),
            defaults.request(),
            defaults.linger(),
            defaults.headBytesMax(),
            uploadBytesMax,
            defaults.connectionsMax(),
            defaults.requestsMax(),
            defaults.uploadsMax());
    return new HttpSettings(
        host, port, HttpSettings.ISSUER_DEFAULT, tokenLifetime, limits, context);
  }

  /** Where a client on this machine finds a server with these settings on a port. */
  URI address(int actualPort) {
    String name = isEveryAddress() ? "127.0.0.1" : host;
    return URI.create(
        (tls instanceof Tls.None ? "http://" : "https://")
            + (name.contains(":") ? "[" + name + "]" : name)
            + ":"
            + actualPort);
  }

  private boolean isEveryAddress() {
    return host.equals("0.0.0.0") || host.equals("::");
  }
}

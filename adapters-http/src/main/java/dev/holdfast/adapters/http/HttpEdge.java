package dev.holdfast.adapters.http;

import dev.holdfast.adapters.http.configuration.ConfigurationApi;
import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.holdfast.HoldfastApi;
import dev.holdfast.adapters.http.holdfast.RecoveryApi;
import dev.holdfast.adapters.http.holdfast.SnapshotsApi;
import dev.holdfast.adapters.http.identity.BearerTokens;
import dev.holdfast.adapters.http.identity.IamApi;
import dev.holdfast.adapters.http.identity.LogInRoutes;
import dev.holdfast.adapters.http.identity.OAuthApi;
import dev.holdfast.adapters.http.identity.ProtectionCallers;
import dev.holdfast.adapters.http.identity.Tokens;
import dev.holdfast.adapters.http.iris.IrisApi;
import dev.holdfast.adapters.http.iris.SourceTreeRoutes;
import dev.holdfast.adapters.http.iris.UserRoutes;
import dev.holdfast.adapters.http.protection.DownloadArchiveRoutes;
import dev.holdfast.adapters.http.protection.DownloadFileRoutes;
import dev.holdfast.adapters.http.protection.FileSearchRoutes;
import dev.holdfast.adapters.http.protection.PolicyRoutes;
import dev.holdfast.adapters.http.protection.ProtectionApi;
import dev.holdfast.adapters.http.protection.RecoveryRoutes;
import dev.holdfast.adapters.http.protection.SearchRoutes;
import dev.holdfast.adapters.http.protection.SnapshotRoutes;
import dev.holdfast.adapters.http.protection.SourceRoutes;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.server.HelidonServer;
import dev.holdfast.adapters.http.snapshot.SnapshotPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A running HTTP server. Safe for several threads at once. */
public final class HttpEdge implements AutoCloseable {
  /** What running requests have to end in when nobody says more. */
  private static final Duration STOP_DEFAULT = Duration.ofSeconds(8);

  /** Each takes some 33 MiB while a client takes what is sent to it. */
  private static final int SNAPSHOT_STREAMS_MAX = 16;

  /** Each takes as much for as long as the server looks. */
  private static final int SNAPSHOT_LOOKS_MAX = 8;

  private final HelidonServer server;

  private HttpEdge(HelidonServer server) {
    this.server = server;
  }

  /**
   * Starts to listen; requests are answered from its return on.
   *
   * @param ids of this server, as the protection API writes them
   * @param key signs and checks tokens
   * @param chance names requests and tokens; need not be secret
   * @throws dev.holdfast.domain.error.UnavailableException if the address can't be listened on
   */
  public static HttpEdge start(
      HttpSettings settings,
      UseCases useCases,
      WireIds ids,
      TokenKey key,
      InstantSource clock,
      RandomGenerator chance) {
    HttpLimits limits = settings.limits();
    Tokens tokens =
        new Tokens(
            key.privateKey(),
            key.publicKey(),
            settings.issuer(),
            settings.tokenLifetime(),
            clock,
            chance);
    ProtectionCallers callers = ProtectionCallers.of(useCases.authenticate(), tokens, clock);
    LogInRoutes logIn = new LogInRoutes(useCases.logIn(), tokens);
    UserRoutes users = new UserRoutes(useCases.manageUsers());
    PolicyRoutes policies = new PolicyRoutes(useCases.managePolicies(), ids);
    SourceRoutes sources = new SourceRoutes(useCases.manageSources());
    SearchRoutes search = new SearchRoutes(useCases.searchObjects(), ids);
    FileSearchRoutes files = new FileSearchRoutes(useCases.searchFiles(), ids);
    SourceTreeRoutes trees =
        new SourceTreeRoutes(useCases.manageSources(), useCases.searchObjects(), ids);
    RecoveryUseCases recovering = useCases.recoveries();
    GroupRouting groups =
        GroupRouting.of(useCases.groups(), recovering.readRecoveries(), ids, clock);
    SnapshotRoutes snapshots = new SnapshotRoutes(recovering.readSnapshots(), ids);
    RecoveryRoutes recoveries =
        new RecoveryRoutes(recovering.manageRecoveries(), recovering.readRecoveries(), ids);
    DownloadArchiveRoutes archives = new DownloadArchiveRoutes(recovering.readArchives(), ids);
    SnapshotPlaces streams = new SnapshotPlaces(SNAPSHOT_STREAMS_MAX);
    DownloadFileRoutes downloads = new DownloadFileRoutes(useCases.browseSnapshots(), streams);
    List<Api> apis =
        List.of(
            new SnapshotsApi(
                callers,
                useCases.browseSnapshots(),
                streams,
                new SnapshotPlaces(SNAPSHOT_LOOKS_MAX)),
            new RecoveryApi(callers, useCases.searchFiles(), recovering.readRecoveries(), ids),
            new HoldfastApi(useCases.readBundle()),
            new OAuthApi(useCases.authenticate(), tokens),
            new IamApi(useCases.authenticate(), tokens),
            new ConfigurationApi(
                useCases.storeUpload(),
                useCases.readBackups(),
                useCases.deleteUpload(),
                limits.uploadBytesMax(),
                limits.uploadsMax()),
            new IrisApi(
                callers.withCookie(),
                together(
                    Stream.of(
                        logIn.olderRoutes(), users.routes(), trees.routes(), groups.older()))),
            new ProtectionApi(
                callers,
                together(
                    Stream.of(
                        logIn.routes(),
                        policies.routes(),
                        sources.routes(),
                        search.routes(),
                        files.routes(),
                        groups.newer(),
                        snapshots.routes(),
                        downloads.routes(),
                        recoveries.routes(),
                        archives.routes()))));
    return new HttpEdge(
        HelidonServer.start(
            bounds(settings), apis, new BearerTokens(tokens, clock), clock, chance));
  }

  private static List<Route> together(Stream<List<Route>> routes) {
    return routes.flatMap(List::stream).toList();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Takes no new connection, lets running requests end within the bound, and interrupts those that
   * don't. Returns within the bound and a second.
   */
  public void stop(Duration bound) {
    try {
      server.stop(bound);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop(STOP_DEFAULT);
  }

  private static HelidonServer.Bounds bounds(HttpSettings settings) {
    HttpLimits limits = settings.limits();
    return new HelidonServer.Bounds(
        settings.host(),
        settings.port(),
        limits.idle(),
        limits.head(),
        limits.request(),
        limits.linger(),
        limits.headBytesMax(),
        limits.uploadBytesMax() + ConfigurationApi.FORM_BYTES_MAX,
        limits.connectionsMax(),
        limits.requestsMax(),
        settings.tls());
  }
}

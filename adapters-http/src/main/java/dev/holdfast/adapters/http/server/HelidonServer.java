package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.domain.error.UnavailableException;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A listener with everything behind it. */
public final class HelidonServer {
  /** How often deadlines are looked at: they are kept to the second, not closer. */
  private static final Duration DEADLINES_LOOKED_AT_EVERY = Duration.ofMillis(500);

  /** Streamed answers leave in writes of this size: few calls, and little held per answer. */
  private static final int WRITE_BUFFER_BYTES = 32 * 1024;

  /** Our own wait decides how long running requests have; Helidon's only must not be shorter. */
  private static final Duration HELIDON_STOP_MAX = Duration.ofHours(1);

  /** What a request that was interrupted needs to end. */
  private static final Duration INTERRUPTED_END_MAX = Duration.ofSeconds(1);

  private final WebServer server;
  private final int port;
  private final Connections connections;
  private final Sender sender;
  private final Handshakes handshakes;

  private HelidonServer(
      WebServer server, Connections connections, Sender sender, Handshakes handshakes) {
    this.handshakes = handshakes;
    this.server = server;
    this.port = server.port();
    this.connections = connections;
    this.sender = sender;
  }

  /**
   * The bounds of a server.
   *
   * @param host where to listen
   * @param port where to listen; 0 takes any that is free
   * @param headBytesMax how long a request line may be, and how long all header lines together
   * @param unreadBytesMax what of a refused body is read and thrown away, so that its client gets
   *     to read why
   * @param connectionsMax connections at once; more wait to be accepted
   * @param requestsMax requests at once; more are turned away
   * @param tls what the server speaks TLS with; null speaks plain HTTP
   */
  public record Bounds(
      String host,
      int port,
      Duration idle,
      Duration head,
      Duration request,
      Duration linger,
      int headBytesMax,
      long unreadBytesMax,
      int connectionsMax,
      int requestsMax,
      @Nullable SSLContext tls) {}

  /**
   * Starts to listen.
   *
   * @param apis the first words errors for paths that belong to none of them
   * @throws UnavailableException if the port is taken or the host is not this machine's
   */
  public static HelidonServer start(
      Bounds bounds,
      List<Api> apis,
      Authenticator authenticator,
      InstantSource clock,
      RandomGenerator chance) {
    requireFree(bounds);
    Apis all = new Apis(apis, apis.getFirst());
    Handshakes handshakes = new Handshakes(bounds.head());
    Connections connections =
        new Connections(
            bounds.headBytesMax(),
            clock,
            new Deadlines.Limits(bounds.idle(), bounds.head(), bounds.request(), bounds.linger()),
            handshakes);
    Sender sender = new Sender(connections, bounds.unreadBytesMax());
    Dispatcher dispatcher =
        new Dispatcher(
            all,
            authenticator,
            new Gate(bounds.requestsMax()),
            new Turns(Runtime.getRuntime().availableProcessors()),
            sender,
            connections,
            chance);
    WebServerConfig.Builder settings =
        WebServer.builder()
            .host(bounds.host())
            .port(bounds.port())
            .shutdownHook(false)
            .shutdownGracePeriod(HELIDON_STOP_MAX)
            // Helidon's other way writes eight kilobytes at a time, each of which wakes the client,
            // and for TLS looks up the client's name, and would wait for the DNS with it.
            .useNio(false)
            .protocolsDiscoverServices(false)
            .featuresDiscoverServices(false)
            .addConnectionSelector(connections)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .maxTcpConnections(bounds.connectionsMax())
            .idleConnectionTimeout(BoundedConnection.OVERDUE.minusSeconds(1))
            .idleConnectionPeriod(DEADLINES_LOOKED_AT_EVERY)
            .writeBufferSize(WRITE_BUFFER_BYTES)
            .contentEncoding(encodings -> encodings.addContentEncoding(new PackedBodies()))
            .directHandlers(new EarlyFailures(all, chance).forAllEvents())
            .routing(routing -> routing.any(dispatcher));
    SSLContext tls = bounds.tls();
    if (tls != null) {
      settings.tls(
          secure ->
              secure
                  .sslContext(new WatchedTls(tls, handshakes))
                  .enabledProtocols(List.of("TLSv1.3", "TLSv1.2")));
    }
    WebServer server = settings.build().start();
    if (!server.isRunning()) {
      throw unavailable(bounds, new IOException("The listener did not start"));
    }
    return new HelidonServer(server, connections, sender, handshakes);
  }

  /** Helidon does not tell its caller that it could not listen, so this is tried before. */
  private static void requireFree(Bounds bounds) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bounds.host(), bounds.port()));
    } catch (IOException e) {
      throw unavailable(bounds, e);
    }
  }

  private static UnavailableException unavailable(Bounds bounds, IOException cause) {
    return new UnavailableException(
        "http.address",
        "Nothing can listen on "
            + bounds.host()
            + ":"
            + bounds.port()
            + " here: another program has the port, or the host is not this machine's. Choose"
            + " another.",
        cause);
  }

  public int port() {
    return port;
  }

  /**
   * Stops: no new connection is taken, running requests have until the bound to end, and what is
   * not done then is interrupted. Returns within the bound and a second.
   */
  public void stop(Duration bound) throws InterruptedException {
    sender.stop();
    Thread stopping = Thread.ofPlatform().daemon().name("http-stop").start(server::stop);
    if (!stopping.join(bound)) {
      connections.breakOff();
      stopping.join(INTERRUPTED_END_MAX);
    }
    handshakes.close();
  }
}

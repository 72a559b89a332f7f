package dev.holdfast.adapters.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes connections, all of them HTTP/1.1, and knows those that are open. */
final class Connections implements ServerConnectionSelector {
  private final ServerConnectionSelector http1;
  private final InstantSource clock;
  private final Deadlines.Limits limits;
  private final Handshakes handshakes;
  private final Map<Thread, BoundedConnection> open = new ConcurrentHashMap<>();

  Connections(
      int headBytesMax, InstantSource clock, Deadlines.Limits limits, Handshakes handshakes) {
    this.handshakes = handshakes;
    this.clock = clock;
    this.limits = limits;
    this.http1 =
        Http1ConnectionSelector.builder()
            .config(
                Http1Config.builder()
                    .maxPrologueLength(headBytesMax)
                    .maxHeadersSize(headBytesMax)
                    // Parameters are decoded strictly where they are read; some clients leave
                    // quotes and brackets in a query as they are.
                    .validatePrologue(false)
                    .sendKeepAliveHeader(false)
                    .addReceiveListener(new HeadListener())
                    .buildPrototype())
            .build();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    handshakes.ends();
    return new BoundedConnection(context, new Deadlines(clock, limits), http1, open);
  }

  /** Interrupts whatever every open connection is doing. */
  void breakOff() {
    open.values().forEach(connection -> connection.close(true));
  }

  /** The request of the current thread has shown a good token, and so gets its full time. */
  void trustRequest() {
    BoundedConnection connection = open.get(Thread.currentThread());
    if (connection != null) {
      connection.trustRequest();
    }
  }

  /**
   * What to throw to end the connection of the current thread, its last answer being out.
   *
   * @param unreadBytesMax how much of what the client still sends is read, and thrown away, so that
   *     it gets to read its answer; 0 if nothing more can come
   */
  CloseConnectionException farewell(long unreadBytesMax) {
    BoundedConnection connection = open.get(Thread.currentThread());
    if (connection != null) {
      connection.lingerFor(unreadBytesMax);
    }
    return new CloseConnectionException("The last answer is sent");
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  /** Hears when the head of a request is whole. */
  private static final class HeadListener implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext context, Headers headers) {
      if (context instanceof BoundedContext bounded) {
        bounded.deadlines().requestBegins();
      }
    }
  }
}

package dev.holdfast.adapters.http.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** What Helidon knows of a connection, with a reader and a writer that keep its deadlines. */
final class BoundedContext implements ConnectionContext {
  private final ConnectionContext context;
  private final Deadlines deadlines;
  private final BooleanSupplier betweenRequests;
  private final DataReader reader;
  private final DataWriter writer;

  /**
   * @param betweenRequests whether what is read now belongs to the next request
   */
  BoundedContext(ConnectionContext context, Deadlines deadlines, BooleanSupplier betweenRequests) {
    this.context = context;
    this.deadlines = deadlines;
    this.betweenRequests = betweenRequests;
    this.reader = new SlicedReader(this::read);
    this.writer = new TimedWriter(context.dataWriter(), deadlines);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  // Null is how Helidon's sockets say that nothing more will come.
  @SuppressWarnings("NullAway")
  private byte[] read() {
    if (betweenRequests.getAsBoolean()) {
      deadlines.requestEnds();
    }
    deadlines.waiting();
    try {
      byte[] bytes = context.serverSocket().get();
      deadlines.moved();
      return bytes;
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("The connection could not be read", e);
    }
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  @Override
  public Router router() {
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return context.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }
}

package dev.holdfast.adapters.http.server;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/**
 * One connection: Helidon's HTTP/1.1, kept to our deadlines, and closed politely.
 *
 * <p>A connection that is closed while its client still sends is reset, and takes the answer with
 * it. So the rest is read for a while, within bounds, before it is closed.
 */
final class BoundedConnection implements ServerConnection, InterruptableTask<Void> {
  /** What a client may still send after a head that was no good, before it is cut off. */
  private static final long UNREAD_AFTER_BAD_HEAD_BYTES_MAX = 256 * 1024;

  /** What {@link #idleTime} says of a connection that has to go. */
  static final Duration OVERDUE = Duration.ofDays(1);

  private final ServerConnection http1;
  private final BoundedContext context;
  private final Map<Thread, BoundedConnection> open;

  private long unreadBytesMax;
  private volatile boolean lingering;
  private volatile boolean closing;

  /**
   * @param open where it is to be found, by the thread that handles it
   */
  BoundedConnection(
      ConnectionContext context,
      Deadlines deadlines,
      ServerConnectionSelector http1,
      Map<Thread, BoundedConnection> open) {
    this.open = open;
    this.context = new BoundedContext(context, deadlines, this::canInterrupt);
    this.http1 = http1.connection(this.context);
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    open.put(Thread.currentThread(), this);
    try {
      http1.handle(limit);
      // It comes back by itself only when it could make no sense of a request, or has to stop.
      lingerFor(UNREAD_AFTER_BAD_HEAD_BYTES_MAX);
      linger();
    } catch (ServerConnectionException e) {
      // There is nobody left to hear anything.
      throw e;
    } catch (CloseConnectionException e) {
      linger();
    } finally {
      open.remove(Thread.currentThread());
    }
  }

  /**
   * Says how much of what the client still sends is read, and thrown away, once the last answer is
   * out; nothing if nobody says so.
   */
  void lingerFor(long bytesMax) {
    unreadBytesMax = bytesMax;
  }

  void trustRequest() {
    context.deadlines().requestIsTrusted();
  }

  private void linger() {
    lingering = true;
    context.deadlines().lingerBegins();
    long left = unreadBytesMax;
    while (left > 0 && !closing) {
      context.deadlines().waitingToLinger();
      byte[] unread = nextUnread();
      if (unread.length == 0) {
        return;
      }
      left -= unread.length;
    }
  }

  private byte[] nextUnread() {
    try {
      byte[] unread = context.serverSocket().get();
      return unread == null ? new byte[0] : unread;
    } catch (UncheckedIOException e) {
      // The client is gone, or its time is up: either way there is nobody left to wait for.
      return new byte[0];
    }
  }

  /** Helidon asks from time to time, and closes what idles; so a passed deadline is told here. */
  @Override
  public Duration idleTime() {
    return context.deadlines().overdue() ? OVERDUE : Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    boolean overdue = context.deadlines().overdue();
    closing = true;
    http1.close(interrupt || overdue || lingering);
  }

  @Override
  public boolean canInterrupt() {
    return lingering || (http1 instanceof InterruptableTask<?> task && task.canInterrupt());
  }
}

package dev.holdfast.adapters.http.server;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off clients that do not get through their TLS handshake in time.
 *
 * <p>Helidon gives a connection to {@link Connections} only after its handshake, so the deadlines
 * of {@link BoundedConnection} can't hold before; yet each such client has a place of those that
 * there are. A handshake belongs to the thread that begins it, for Helidon has one for each
 * connection.
 */
final class Handshakes implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Handshakes.class.getName());

  private final Duration timeMax;
  private final Map<Thread, ScheduledFuture<?>> underWay = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param timeMax for the whole handshake
   */
  Handshakes(Duration timeMax) {
    this.timeMax = timeMax;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("tls-handshakes").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /** The current thread begins one on this socket. */
  void begins(Socket socket) {
    Thread thread = Thread.currentThread();
    underWay.put(
        thread,
        timer.schedule(() -> cutOff(thread, socket), timeMax.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The current thread is through with its own, if it had any. */
  void ends() {
    ScheduledFuture<?> deadline = underWay.remove(Thread.currentThread());
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  /** One that failed by itself is closed already, and only forgotten here. */
  private void cutOff(Thread thread, Socket socket) {
    underWay.remove(thread);
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.log(DEBUG, "A connection could not be closed", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

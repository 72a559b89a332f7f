package dev.holdfast.bootstrap.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started, to be stopped the other way round. A start that fails half-way is undone
 * the same way as a server that ran for a year.
 */
public final class StopOrder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StopOrder.class.getName());

  /** Stops one thing. */
  @FunctionalInterface
  public interface Stop {
    void run() throws Exception;
  }

  private record Started(String name, Stop stop) {}

  private final Deque<Started> started = new ArrayDeque<>();

  /** Notes that something was started, and how it is stopped. */
  public void started(String name, Stop stop) {
    started.push(new Started(name, stop));
  }

  /** Stops everything, the last first. What fails to stop is logged and keeps nothing else up. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      Started last = started.pop();
      try {
        last.stop().run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        LOG.log(System.Logger.Level.WARNING, "Interrupted while stopping " + last.name() + ".");
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "Could not stop " + last.name() + ".", e);
      }
    }
  }
}

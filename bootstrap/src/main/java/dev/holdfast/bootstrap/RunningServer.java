package dev.holdfast.bootstrap;

import dev.holdfast.adapters.cli.Server.Started;
import dev.holdfast.bootstrap.process.StopOrder;

/** A server that answers, until it is closed. */
final class RunningServer implements AutoCloseable {
  private final Started started;
  private final StopOrder stops;

  RunningServer(Started started, StopOrder stops) {
    this.started = started;
    this.stops = stops;
  }

  /**
   * Starts a server. What a start that fails had begun is stopped again.
   *
   * @throws dev.holdfast.domain.error.HoldfastException if it can't start, in words for an operator
   */
  static RunningServer start(Settings settings) {
    StopOrder stops = new StopOrder();
    try {
      return new Wiring(stops).server(settings);
    } catch (RuntimeException | Error e) {
      stops.close();
      throw e;
    }
  }

  Started started() {
    return started;
  }

  @Override
  public void close() {
    stops.close();
  }
}
